/** Writes a difference of two reports as Markdown. */
import { groupBy } from '../../model/collections';
import { StoryChange, StoryDiff } from '../diff/change';
import { CHANGE_TITLES, diffSentence, renamedSentence } from '../diff/words';
import { diagram } from '../mermaid/mermaid';
import { hopPathWords, pathWords } from '../path-words';
import { changedPaths } from '../picture/paths';
import { code } from './escape';
import { fitting } from './fitting';
import { FOOT, pictureSection, section } from './sections';

/** Characters of the changes of one kind, of which there are nineteen, and of the picture. */
const ROOM = { changes: 2_300, picture: 12_000 };

export function diffMarkdown(diff: StoryDiff): string {
  const lines = [
    ...diff.changes.map((change) => ({ kind: change.kind, line: changeLine(change, pathWords(change.story)) })),
    ...(diff.hops ?? []).map((change) => ({ kind: change.kind, line: changeLine(change, hopPathWords(change.hop)) })),
  ];
  const kinds = [...groupBy(lines, ({ kind }) => kind)];
  return [
    '### What changes for events',
    '',
    `**${diffSentence(diff)}**`,
    ...(diff.renamed.length === 0 ? [] : ['', `${renamedSentence(diff)}.`]),
    ...kinds.flatMap(([kind, own]) => section(
      CHANGE_TITLES[kind], fitting(own.map(({ line }) => line), ROOM.changes, (left) => `- and ${left} more`),
    )),
    ...(diff.changes.length === 0 ? [] : section('Picture', [pictureSection(undefined, diagram(changedPaths(diff), [], ROOM.picture))])),
    ...FOOT,
    '',
  ].join('\n');
}

function changeLine({ what, before, after }: Pick<StoryChange, 'what' | 'before' | 'after'>, path: string): string {
  if (before === undefined && after === undefined) return `- ${code(path)}`;
  const values = [...(after === undefined ? [] : [code(after)]), ...(before === undefined ? [] : [`was ${code(before)}`])];
  return `- ${code(path)}: ${code(what)}: ${values.join(', ')}`;
}
