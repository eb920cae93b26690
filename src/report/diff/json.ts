/** Writes a difference of two reports as JSON. */
import { escapeJson } from '../../text/escape';
import { StoryDiff } from './change';
import { diffSentence } from './words';

export function diffJson(diff: StoryDiff): string {
  const json = {
    version: 1,
    sentence: diffSentence(diff),
    changes: diff.changes.map(({ kind, story: { id }, what, before, after }) => (
      { kind, delivery: id, what, before, after }
    )),
    hops: diff.hops?.map(({ kind, hop: { id }, what, before, after }) => ({ kind, hop: id, what, before, after })),
    renamed: diff.renamed.map(([before, after]) => ({ before: before.id, after: after.id })),
    unchanged: diff.unchanged,
  };
  return `${escapeJson(JSON.stringify(json, undefined, 2))}\n`;
}
