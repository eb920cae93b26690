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
  const endings = new Set<Ending>();
  const severities = new Set<string>();
  const sources = new Set<string>();
  const stacks = new Set<string>();
  for (const story of stories) {
    endings.add(endingOf(story));
    for (const { severity } of story.findings) severities.add(severity);
    sources.add(sourceKind(story));
    if (story.stack !== '') stacks.add(story.stack);
  }
  const worded = [...ENDINGS].reverse().filter((ending) => endings.has(ending));
  return {
    ends: several(worded.map((value) => ({ value, words: ENDING_WORDS[value] }))),
    source: severalOf([...sources].sort()),
    stack: severalOf([...stacks].sort()),
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
