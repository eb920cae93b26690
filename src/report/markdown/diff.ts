/** Writes a difference of two reports as Markdown. */
import { groupBy } from '../../model/collections';
import { StoryDiff } from '../diff/change';
import { ListedChange, listedChanges } from '../diff/listed-changes';
import { CHANGE_TITLES, diffSentence, renamedSentence } from '../diff/words';
import { diagram } from '../mermaid/mermaid';
import { changedPaths } from '../picture/paths';
import { code } from './escape';
import { fitting } from './fitting';
import { FOOT, pictureSection, section } from './sections';

/** Characters of the changes of one kind, of which there are nineteen, and of the picture. */
const ROOM = { changes: 2_300, picture: 12_000 };

export function diffMarkdown(diff: StoryDiff): string {
  const kinds = [...groupBy(listedChanges(diff), ({ kind }) => kind)];
  return [
    '### What changes for events',
    '',
    `**${diffSentence(diff)}**`,
    ...(diff.renamed.length === 0 ? [] : ['', `${renamedSentence(diff)}.`]),
    ...kinds.flatMap(([kind, own]) => section(
      CHANGE_TITLES[kind], fitting(own.map(changeLine), ROOM.changes, (left) => `- and ${left} more`),
    )),
    ...(diff.changes.length === 0 ? [] : section('Picture', [pictureSection(undefined, diagram(changedPaths(diff), [], ROOM.picture))])),
    ...FOOT,
    '',
  ].join('\n');
}

function changeLine({ path, what, before, after }: ListedChange): string {
  if (before === undefined && after === undefined) return `- ${code(path)}`;
  const values = [...(after === undefined ? [] : [code(after)]), ...(before === undefined ? [] : [`was ${code(before)}`])];
  return `- ${code(path)}: ${code(what)}: ${values.join(', ')}`;
}
