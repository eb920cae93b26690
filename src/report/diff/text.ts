/** Prints a difference of two reports: its sentence, then the changes of each kind. */
import { groupBy } from '../../model/collections';
import { wrapIndented, wrapped } from '../table';
import { StoryDiff } from './change';
import { listedChanges } from './listed-changes';
import { CHANGE_TITLES, changeWords, diffSentence, renamedSentence } from './words';

export function diffText(diff: StoryDiff, width: number): string {
  const kinds = [...groupBy(listedChanges(diff), ({ kind }) => kind)];
  const lines = [
    ...wrapped(diffSentence(diff), width),
    ...(diff.renamed.length === 0 ? [] : wrapped(renamedSentence(diff), width)),
    ...kinds.flatMap(([kind, own]) => ['', `${CHANGE_TITLES[kind]}:`, ...own.flatMap((change) => [
      ...wrapIndented(change.path, '  ', width),
      ...(change.before === undefined && change.after === undefined
        ? []
        : wrapIndented(changeWords(change), '    ', width)),
    ])]),
  ];
  return `${lines.join('\n')}\n`;
}
