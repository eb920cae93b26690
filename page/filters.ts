/** Which deliveries are shown: those that the search and all filters let through. */
import { isUnknown } from '../src/model/known';
import { lazy } from '../src/model/lazy';
import { PageState } from '../src/report/html/fragment';
import { endingOf } from '../src/report/story/ending';
import { Story, StoryEnd } from '../src/report/story/story';
import type { App } from './app';
import { sourceKind } from './choices';

/** Milliseconds after the page is drawn. */
const SOON = 300;

export class Filters {
  /** Made when all is drawn, or before, if somebody searches. */
  private readonly texts: () => readonly string[];

  public constructor(private readonly app: App) {
    this.texts = lazy(() => app.paths.map(({ story }) => searched(story)));
    setTimeout(this.texts, SOON);
  }

  public matching({ q, ends, source, stack, findings }: PageState): readonly number[] {
    const words = (q ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
    return this.app.paths.flatMap(({ story }, place) => {
      const isShown = words.every((word) => this.texts()[place].includes(word))
        && (ends === undefined || endingOf(story) === ends)
        && (source === undefined || sourceKind(story) === source)
        && (stack === undefined || story.stack === stack)
        && (findings === undefined || story.findings.some(({ severity }) => severity === findings));
      return isShown ? [place] : [];
    });
  }
}

function searched({ id, path = '', stack, source, function: handler, qualifier, exits }: Story): string {
  const end = (one: StoryEnd): readonly string[] => [one.noun ?? '', one.name, one.node, one.path ?? ''];
  const ends = [source, handler, ...exits.map(({ to }) => to)].flatMap((one) => (one === undefined || isUnknown(one) ? [] : end(one)));
  return [id, path, stack, isUnknown(qualifier) ? '' : qualifier, ...ends].join('\n').toLowerCase();
}
