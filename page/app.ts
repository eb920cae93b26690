/** What all parts of the page share: the stories, what is searched and filtered, and what is chosen. */
import { lazy } from '../src/model/lazy';
import { fragmentOf, PageState, stateOf } from '../src/report/html/fragment';
import { PageModel, readPageModel } from '../src/report/html/model';
import { Packed } from '../src/report/packed/packed';
import { HopsByTarget, hopsByTarget } from '../src/report/picture/hops-into';
import { PicturePath } from '../src/report/picture/parts';
import { changedPaths } from '../src/report/picture/paths';
import { sharersOf } from '../src/report/picture/picture';
import { Story } from '../src/report/story/story';

export class App {
  public readonly paths: readonly PicturePath[];
  /** Which exits are drawn once for each function. */
  public readonly sharers: () => ReturnType<typeof sharersOf>;
  public readonly hops: HopsByTarget;
  public readonly isDiff: boolean;
  /** What is chosen, by place in `paths`. */
  public chosen: readonly number[] = [];
  public state: PageState;
  private readonly listeners: (() => void)[] = [];
  private ids?: ReadonlyMap<string, number>;

  public constructor({ stories, hops, diff }: PageModel) {
    this.isDiff = diff !== undefined;
    this.paths = diff === undefined ? stories.map((story) => ({ story })) : changedPaths(diff);
    this.sharers = lazy(() => sharersOf(stories));
    this.hops = hopsByTarget(hops);
    this.state = stateOf(location.hash);
    this.chosen = this.chosenByState();
    addEventListener('hashchange', () => {
      if (fragmentOf(this.state) === fragmentOf(stateOf(location.hash))) return;
      this.state = stateOf(location.hash);
      this.chosen = this.chosenByState();
      this.tell();
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
    const fragment = fragmentOf(this.state);
    history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private chosenByState(): readonly number[] {
    const { d } = this.state;
    if (d === undefined) return [];
    this.ids ??= new Map(this.paths.map(({ story }, place) => [fragmentOf({ d: story.id }), place]));
    const place = this.ids.get(fragmentOf({ d }));
    return place === undefined ? [] : [place];
  }
}

export function readModel(): PageModel {
  return readPageModel(JSON.parse(document.getElementById('model')!.textContent) as Packed);
}
