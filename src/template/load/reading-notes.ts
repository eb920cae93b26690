/** Notes about templates that deploy although their text is not quite right: each says how the text is read. */
import { INPUT_LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { joinWithAnd } from '../../text/lists';
import { UnreadPart } from '../unread-parts';
import { RepairedYaml } from './lenient-yaml';

/** What is found while a template is read. */
export class Reading {
  /** How parts of the text are read that are not quite right. */
  public readonly notes: string[] = [];
  public readonly unread: UnreadPart[] = [];
}

const MOST = INPUT_LIMITS.printedUnreadParts.max;

/** A key that appears again in its object, and the offset of that key in the text. */
export interface RepeatedKey {
  readonly key: string;
  readonly at: number;
}

export function repeatedKeysNote(name: string, text: string, repeated: readonly RepeatedKey[]): readonly string[] {
  if (repeated.length === 0) return [];
  const lines = linesOf(text, repeated.map(({ at }) => at));
  const named = repeated.map(({ key }, i) => `${clip(key)} (line ${lines[i]})`);
  const keys = repeated.length === 1 ? 'the key' : 'the keys';
  return [
    `${name}: ${keys} ${listed(named)} ${repeated.length === 1 ? 'is' : 'are'} set twice in one object, and the last value counts`,
  ];
}

export function repairNotes(name: string, { indented, dashes }: RepairedYaml): readonly string[] {
  return [
    ...note(name, [...indented.keys()], 'brackets or quoted text are indented no further than their key'),
    ...note(name, dashes, 'a dash without quotes stands for text'),
  ];
}

function note(name: string, lines: readonly number[], fact: string): readonly string[] {
  const where = listed(lines.map((line) => `line ${line}`));
  return lines.length === 0 ? [] : [`${name}: ${fact} (${where}); YAML 1.2 forbids it, and it is read as PyYAML reads it`];
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST;
  return joinWithAnd([...names.slice(0, MOST), ...(more > 0 ? [`${more} more`] : [])]);
}

/** The lines of offsets in a text, in one pass. */
function linesOf(text: string, offsets: readonly number[]): readonly number[] {
  const lines = new Map<number, number>();
  let [done, line] = [0, 1];
  for (const offset of [...offsets].sort((one, two) => one - two)) {
    for (let at = text.indexOf('\n', done); at >= 0 && at < offset; at = text.indexOf('\n', done)) {
      line += 1;
      done = at + 1;
    }
    lines.set(offset, line);
  }
  return offsets.map((offset) => lines.get(offset) ?? 1);
}
