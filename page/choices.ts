/** What the controls of the bar offer: only what the stories of the page differ in. */
import { nounOfKind } from '../src/facts/nouns';
import { isUnknown } from '../src/model/known';
import { Choice, Choices } from '../src/report/html/fragment';
import { Ending, ENDINGS, endingOf } from '../src/report/story/ending';
import { Story } from '../src/report/story/story';

const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  lost: 'lost',
  possible: 'may be lost',
  unchecked: 'not decided',
  untold: 'kept, tells nobody',
  outside: 'kept, outside the app',
  told: 'kept and told',
  waiting: 'the caller waits',
};
const SEVERITIES = ['error', 'warning', 'info'] as const;

export function choicesOf(stories: readonly Story[], isDiff: boolean): Choices {
  const endings = new Set(stories.map(endingOf));
  const severities = new Set(stories.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  const sorted = (values: readonly string[]): readonly string[] => (
    [...new Set(values)].sort((a, b) => (a < b ? -1 : 1))
  );
  const worded = [...ENDINGS].reverse().filter((ending) => endings.has(ending));
  return {
    ends: several(worded.map((value) => ({ value, words: ENDING_WORDS[value] }))),
    source: severalOf(sorted(stories.map(sourceKind))),
    stack: severalOf(sorted(stories.map(({ stack }) => stack)).filter((value) => value !== '')),
    findings: severalOf(SEVERITIES.filter((severity) => severities.has(severity))),
    side: isDiff ? severalOf(['before', 'after']) : [],
  };
}

export function sourceKind({ source }: Story): string {
  if (source === undefined) return 'any caller';
  return isUnknown(source) ? 'unknown' : source.noun ?? nounOfKind(source.kind);
}

function severalOf(values: readonly string[]): readonly Choice[] {
  return several(values.map((value) => ({ value, words: value })));
}

/** One alone is no choice. */
function several(choices: readonly Choice[]): readonly Choice[] {
  return choices.length < 2 ? [] : choices;
}
