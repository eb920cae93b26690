/** Which deliveries are shown: those that the search and all filters let through. */
import { nounOfKind } from '../src/facts/nouns';
import { isUnknown } from '../src/model/known';
import { lazy } from '../src/model/lazy';
import { PageState } from '../src/report/html/fragment';
import { Ending, ENDINGS, endingOf } from '../src/report/story/ending';
import { Story, StoryEnd } from '../src/report/story/story';
import type { App } from './app';

export interface Choice {
  readonly value: string;
  readonly words: string;
}

const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  lost: 'lost', possible: 'may be lost', unchecked: 'not decided', untold: 'kept, tells nobody', outside: 'kept, outside the app', told: 'kept and told', waiting: 'the caller waits',
};
const SEVERITIES = ['error', 'warning', 'info'] as const;

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

  public choices(): Readonly<Record<'ends' | 'source' | 'stack' | 'findings', readonly Choice[]>> {
    const stories = this.app.paths.map(({ story }) => story);
    const endings = new Set(stories.map(endingOf));
    const severities = new Set(stories.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
    const sorted = (values: readonly string[]): readonly string[] => [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
    return {
      ends: [...ENDINGS].reverse().filter((ending) => endings.has(ending)).map((value) => ({ value, words: ENDING_WORDS[value] })),
      source: sorted(stories.map(sourceKind)).map((value) => ({ value, words: value })),
      stack: sorted(stories.map(({ stack }) => stack)).filter((value) => value !== '').map((value) => ({ value, words: value })),
      findings: SEVERITIES.filter((severity) => severities.has(severity)).map((value) => ({ value, words: value })),
    };
  }
}

function sourceKind({ source }: Story): string {
  if (source === undefined) return 'any caller';
  return isUnknown(source) ? 'unknown' : source.noun ?? nounOfKind(source.kind);
}

function searched({ id, path = '', stack, source, function: handler, qualifier, exits }: Story): string {
  const end = (one: StoryEnd): readonly string[] => [one.noun ?? '', one.name, one.node, one.path ?? ''];
  const ends = [source, handler, ...exits.map(({ to }) => to)].flatMap((one) => (one === undefined || isUnknown(one) ? [] : end(one)));
  return [id, path, stack, isUnknown(qualifier) ? '' : qualifier, ...ends].join('\n').toLowerCase();
}
