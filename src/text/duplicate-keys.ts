/** Keys that appear twice in one object of a JSON text. `JSON.parse` keeps the last one without a word. */
import { endOfText, isKeyBefore } from './json-text';

export interface DuplicateKey {
  readonly key: string;
  /** The object is an item of a list. */
  readonly inList: boolean;
  /** Where it appears again. */
  readonly at: number;
}

interface Open {
  readonly isObject: boolean;
  readonly keys: Set<string>;
}

/**
 * The same for a text whose value is known. Most texts are as `JSON.stringify` writes their value, or have as many keys
 * as it has members, and are done.
 */
export function duplicateKeysBeside(value: unknown, json: string): readonly DuplicateKey[] {
  return isStringified(value, json) || keysIn(json) === membersOf(value) ? [] : duplicateKeys(json);
}

/** Whether the text is what `JSON.stringify` writes for the value, with the indentation of its first line. */
function isStringified(value: unknown, json: string): boolean {
  const [, indent] = /^[{[]\n( {1,10})/.exec(json) ?? [];
  try {
    return json.trimEnd() === JSON.stringify(value, undefined, indent);
  } catch {
    // A value that is nested deeper than JSON.stringify follows.
    return false;
  }
}

function keysIn(json: string): number {
  let keys = 0;
  for (let at = json.indexOf('"'); at >= 0; ) {
    const end = endOfText(json, at);
    if (isKeyBefore(json, end)) keys += 1;
    at = json.indexOf('"', end);
  }
  return keys;
}

function membersOf(value: unknown): number {
  let members = 0;
  const pending = [value];
  while (pending.length > 0) {
    const inside = pending.pop();
    if (typeof inside !== 'object' || inside === null) continue;
    const inner: readonly unknown[] = Object.values(inside);
    if (!Array.isArray(inside)) members += inner.length;
    for (const one of inner) if (typeof one === 'object') pending.push(one);
  }
  return members;
}

/** Takes text that `JSON.parse` accepts; of other text the answer means nothing. */
export function duplicateKeys(json: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const open: Open[] = [];
  for (let i = 0; i < json.length; i += 1) {
    const char = json.charCodeAt(i);
    if (char === QUOTE) {
      const end = endOfText(json, i);
      const inside = open[open.length - 1];
      if (inside?.isObject && isKeyBefore(json, end)) {
        const key = keyIn(json.slice(i, end));
        const inList = open.length > 1 && !open[open.length - 2].isObject;
        if (inside.keys.has(key)) found.push({ key, inList, at: i });
        inside.keys.add(key);
      }
      i = end - 1;
    } else if (char === BRACE || char === BRACKET) {
      open.push({ isObject: char === BRACE, keys: new Set() });
    } else if (char === CLOSING_BRACE || char === CLOSING_BRACKET) {
      open.pop();
    }
  }
  return found;
}

const [QUOTE, BRACE, BRACKET, CLOSING_BRACE, CLOSING_BRACKET] = [...'"{[}]'].map((char) => char.charCodeAt(0));

function keyIn(quoted: string): string {
  return quoted.includes('\\') ? JSON.parse(quoted) as string : quoted.slice(1, -1);
}
