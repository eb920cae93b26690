/** Parses JSON of a bounded number of values: `[],[],[],…` takes thirty times its length in memory. */
import { INPUT_LIMITS } from '../limits';
import { FileError } from './file-error';

export function parseJson(text: string): unknown {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  refuseTooMany(json);
  try {
    return JSON.parse(json);
  } catch {
    throw new FileError('is not JSON', 'syntax');
  }
}

/** A short text cannot have too many. */
function refuseTooMany(json: string): void {
  const { max } = INPUT_LIMITS.documentValues;
  if (json.length > max && marksIn(json) > max) throw new FileError(`has more than ${max / 1_000_000} million values; split it`);
}

/** Each value but the first of a list or an object has a comma before it, and each list or object a bracket. */
function marksIn(json: string): number {
  let marks = 0;
  for (let i = 0; i < json.length; i += 1) {
    const char = json.charCodeAt(i);
    if (char === QUOTE) i = endOfText(json, i);
    else if (char === COMMA || char === BRACKET || char === BRACE) marks += 1;
  }
  return marks;
}

const [QUOTE, COMMA, BRACKET, BRACE] = [...'",[{'].map((char) => char.charCodeAt(0));

/** The place of the closing quote. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return json.length;
}
