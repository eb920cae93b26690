/** Parses JSON of a bounded number of values: `[],[],[],…` takes thirty times its length in memory. */
import { INPUT_LIMITS } from '../limits';
import { endOfText } from '../text/json-text';
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

/** Undefined for a text that is no JSON: YAML may begin with a brace too. */
export function parseJsonIfAny(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof FileError && error.kind === 'syntax') return undefined;
    throw error;
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
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (char === '"') at = endOfText(json, at) - 1;
    else if (char === ',' || char === '[' || char === '{') marks += 1;
  }
  return marks;
}
