/** Writes a difference of two reports as Markdown. */
import { groupBy } from '../../model/collections';
import { StoryDiff } from '../diff/change';
import { ListedChange, listedChanges } from '../diff/listed-changes';
import { CHANGE_TITLES, diffSentence, renamedSentence } from '../diff/words';
import { diagram } from '../mermaid/mermaid';
import { changedPaths } from '../picture/paths';
import { code } from './escape';
import { fitting } from './fitting';
import { commentOf, pictureSection, section } from './sections';

/** Characters of the changes of one kind, of which there are nineteen, and of the picture. */
const ROOM = { changes: 2_300, picture: 12_000 };
/** Characters of the picture's fence. */
const FENCE = 20;

export function diffMarkdown(diff: StoryDiff): string {
  const kinds = [...groupBy(listedChanges(diff), ({ kind }) => kind)];
  const head = [
    '### What changes for events',
    '',
    `**${diffSentence(diff)}**`,
    ...(diff.renamed.length === 0 ? [] : ['', `${renamedSentence(diff)}.`]),
  ];
  const changes = kinds.map(([kind, own]) => section(CHANGE_TITLES[kind], ROOM.changes, (characters) => (
    fitting(own, changeLine, characters, (left) => `- and ${left} more`)
  )));
  const picture = section('Picture', ROOM.picture, (characters) => (
    diff.changes.length === 0 ? [] : [pictureSection(undefined, diagram(changedPaths(diff), [], characters - FENCE))]
  ));
  return commentOf(head, [...changes, picture]);
}

function changeLine({ path, what, before, after }: ListedChange): string {
  if (before === undefined && after === undefined) return `- ${code(path)}`;
  const values = [...(after === undefined ? [] : [code(after)]), ...(before === undefined ? [] : [`was ${code(before)}`])];
  return `- ${code(path)}: ${code(what)}: ${values.join(', ')}`;
}
