/** Prints a difference of two reports: its sentence, then the changes of each kind. */
import { groupBy } from '../../model/collections';
import { escapeText } from '../../text/escape';
import { wrapped } from '../table';
import { StoryDiff } from './change';
import { listedChanges } from './listed-changes';
import { CHANGE_TITLES, changeWords, diffSentence, renamedSentence } from './words';

export function diffText(diff: StoryDiff, width: number): string {
  const kinds = [...groupBy(listedChanges(diff), ({ kind }) => kind)];
  const lines = [
    ...wrapped(diffSentence(diff), width),
    ...(diff.renamed.length === 0 ? [] : wrapped(renamedSentence(diff), width)),
    ...kinds.flatMap(([kind, own]) => ['', `${CHANGE_TITLES[kind]}:`, ...own.flatMap((change) => [
      ...indented(change.path, '  ', width),
      ...(change.before === undefined && change.after === undefined ? [] : indented(changeWords(change), '    ', width)),
    ])]),
  ];
  return `${lines.join('\n')}\n`;
}

function indented(text: string, indent: string, width: number): readonly string[] {
  return wrapped(escapeText(text), width - indent.length).map((line) => `${indent}${line}`);
}
