/** Keys that stand twice in one object of a JSON text. `JSON.parse` keeps the last one without a word. */
export interface DuplicateKey {
  readonly key: string;
  /** The object is an item of a list. */
  readonly inList: boolean;
}

interface Open {
  readonly isObject: boolean;
  readonly keys: Set<string>;
}

/** Takes text that `JSON.parse` accepts; of other text the answer means nothing. */
export function duplicateKeys(json: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const open: Open[] = [];
  let i = 0;
  while (i < json.length) {
    const char = json[i];
    if (char === '"') {
      const end = endOfText(json, i);
      const inside = open[open.length - 1];
      if (inside?.isObject && isKey(json, end)) {
        const key = JSON.parse(json.slice(i, end)) as string;
        if (inside.keys.has(key)) found.push({ key, inList: open.length > 1 && !open[open.length - 2].isObject });
        inside.keys.add(key);
      }
      i = end;
      continue;
    }
    if (char === '{' || char === '[') open.push({ isObject: char === '{', keys: new Set() });
    if (char === '}' || char === ']') open.pop();
    i += 1;
  }
  return found;
}

/** The place behind the closing quote. */
function endOfText(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i + 1;
}

function isKey(json: string, end: number): boolean {
  let i = end;
  while (json[i] === ' ' || json[i] === '\n' || json[i] === '\r' || json[i] === '\t') i += 1;
  return json[i] === ':';
}
