/** Writes a difference of two reports as Markdown. */
import { groupBy } from '../../model/collections';
import { StoryChange, StoryDiff } from '../diff/change';
import { CHANGE_TITLES, diffSentence, renamedSentence } from '../diff/words';
import { diagram } from '../mermaid/mermaid';
import { pathWords } from '../path-words';
import { changedPaths } from '../picture/paths';
import { code } from './escape';
import { fitting } from './fitting';
import { FOOT, pictureSection, section } from './sections';

/** Characters of the changes of one kind, of which there are thirteen, and of the picture. */
const ROOM = { changes: 3_400, picture: 12_000 };

export function diffMarkdown(diff: StoryDiff): string {
  const kinds = [...groupBy(diff.changes, ({ kind }) => kind)];
  return [
    '### What changes for events',
    '',
    `**${diffSentence(diff)}**`,
    ...(diff.renamed.length === 0 ? [] : ['', `${renamedSentence(diff)}.`]),
    ...kinds.flatMap(([kind, changes]) => section(
      CHANGE_TITLES[kind], fitting(changes.map(changeLine), ROOM.changes, (left) => `- and ${left} more`),
    )),
    ...(diff.changes.length === 0 ? [] : section('Picture', [pictureSection(undefined, diagram(changedPaths(diff), [], ROOM.picture))])),
    ...FOOT,
    '',
  ].join('\n');
}

function changeLine({ story, what, before, after }: StoryChange): string {
  if (before === undefined && after === undefined) return `- ${code(pathWords(story))}`;
  const values = [...(after === undefined ? [] : [code(after)]), ...(before === undefined ? [] : [`was ${code(before)}`])];
  return `- ${code(pathWords(story))}: ${code(what)}: ${values.join(', ')}`;
}
