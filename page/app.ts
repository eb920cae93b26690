/** What all parts of the page share: the stories, what is searched and filtered, and what is chosen. */
import { lazy } from '../src/model/lazy';
import { Hop } from '../src/report/hops/hop';
import { Choices, fragmentOf, offeredState, PageState, stateOf } from '../src/report/html/fragment';
import { PageModel, readPageModel } from '../src/report/html/model';
import { Packed } from '../src/report/packed/packed';
import { HopsByTarget, hopsByTarget } from '../src/report/picture/hops-into';
import { PicturePath } from '../src/report/picture/parts';
import { changedPaths } from '../src/report/picture/paths';
import { sharersOf } from '../src/report/picture/picture';
import { Story } from '../src/report/story/story';
import { choicesOf } from './choices';

export class App {
  public readonly paths: readonly PicturePath[];
  /** Which exits are drawn once for each function. */
  public readonly sharers: () => ReturnType<typeof sharersOf>;
  public readonly hops: readonly Hop[];
  public readonly hopsAt: HopsByTarget;
  public readonly isDiff: boolean;
  /** What the controls of the bar offer. */
  public readonly choices: Choices;
  /** What is chosen, by place in `paths`. */
  public chosen: readonly number[] = [];
  public state: PageState;
  private readonly listeners: (() => void)[] = [];
  private ids?: ReadonlyMap<string, number>;

  public constructor({ stories, hops, diff }: PageModel) {
    this.isDiff = diff !== undefined;
    this.paths = diff === undefined ? stories.map((story) => ({ story })) : changedPaths(diff);
    this.sharers = lazy(() => sharersOf(stories));
    this.hops = hops;
    this.hopsAt = hopsByTarget(hops);
    this.choices = choicesOf(this.paths.map(({ story }) => story), this.isDiff);
    this.state = this.stateOfAddress();
    this.chosen = this.chosenByState();
    addEventListener('hashchange', () => {
      const state = this.stateOfAddress();
      if (fragmentOf(this.state) !== fragmentOf(state)) this.take(state);
    });
  }

  public story(place: number): Story {
    return this.paths[place].story;
  }

  public listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  public choose(places: readonly number[]): void {
    this.chosen = places;
    this.change({ d: places.length === 1 ? this.story(places[0]).id : undefined });
  }

  /** The address follows, and the history does not grow. */
  public change(change: PageState): void {
    this.state = { ...this.state, ...change };
    replaceFragment(fragmentOf(this.state));
    this.tell();
  }

  /** Does what a link does: the history grows. */
  public follow(state: PageState): void {
    location.hash = fragmentOf(state);
    this.take(state);
  }

  public placeOf(id: string): number | undefined {
    this.ids ??= new Map(this.paths.map(({ story }, place) => [fragmentOf({ d: story.id }), place]));
    return this.ids.get(fragmentOf({ d: id }));
  }

  private stateOfAddress(): PageState {
    return offeredState(stateOf(location.hash), this.choices);
  }

  private take(state: PageState): void {
    this.state = state;
    this.chosen = this.chosenByState();
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private chosenByState(): readonly number[] {
    const { d } = this.state;
    const place = d === undefined ? undefined : this.placeOf(d);
    return place === undefined ? [] : [place];
  }
}

/** Sets the whole address, since a path such as `//x/` alone is the address of a host. */
function replaceFragment(fragment: string): void {
  const [page] = location.href.split('#');
  try {
    history.replaceState(null, '', fragment === '' ? page : `${page}#${fragment}`);
  } catch {
    // Some browsers refuse many changes in a short time. The page works without.
  }
}

export function readModel(): PageModel {
  return readPageModel(JSON.parse(document.getElementById('model')!.textContent) as Packed);
}
