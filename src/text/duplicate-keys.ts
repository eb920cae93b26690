/** Keys that stand twice in one object of a JSON text. `JSON.parse` keeps the last one without a word. */
export interface DuplicateKey {
  readonly key: string;
  /** The object is an item of a list. */
  readonly inList: boolean;
  /** Where it stands again. */
  readonly at: number;
}

interface Open {
  readonly isObject: boolean;
  readonly keys: Set<string>;
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
      if (inside?.isObject && isKey(json, end)) {
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

/** The place behind the closing quote: the first one with an even number of backslashes before it. */
function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let first = at;
    while (json[first - 1] === '\\') first -= 1;
    if ((at - first) % 2 === 0) return at + 1;
  }
  return json.length;
}

function isKey(json: string, end: number): boolean {
  let i = end;
  while (json[i] === ' ' || json[i] === '\n' || json[i] === '\r' || json[i] === '\t') i += 1;
  return json[i] === ':';
}
