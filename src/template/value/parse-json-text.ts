/**
 * Reads a value that a template may write as an object or as JSON text. Parts that are known only at deployment are
 * allowed inside the strings of the JSON text.
 */
import { Stack } from '../stack';
import { whyHidden } from './fields';
import { resolve } from './resolve';
import { hidden, Part, Resolved, PreResolved, Text } from './resolved';
import { joinParts } from './text';

export function parseJsonText(value: Resolved, stack: Stack): Resolved {
  if (value.is === 'absent' || value.is === 'fields' || value.is === 'hidden') return value;
  if (value.is === 'text') return parsedText(value, stack);
  if (value.is !== 'scalar') return hidden(whyHidden(value, 'an object'));
  try {
    return resolve(JSON.parse(String(value.value)), stack);
  } catch {
    return hidden('a string that is not JSON');
  }
}

/**
 * Mark the hidden parts while the text is parsed. They are private-use characters, and a text that contains one stays
 * hidden.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';

function parsedText(value: Text, stack: Stack): Resolved {
  const document = parseParts(value.parts, (parts) => new PreResolved(joinParts(parts)));
  return document === undefined ? hidden(whyHidden(value, 'an object')) : resolve(document, stack);
}

/** Parses JSON text; what stands for a string with hidden parts is made of these. Undefined where a part is anywhere else. */
export function parseParts(parts: readonly Part[], make: (parts: readonly Part[]) => unknown): unknown {
  if (parts.some((part) => typeof part === 'string' && part.includes(OPEN))) return undefined;
  const text = parts.map((part, i) => (typeof part === 'string' ? part : `${OPEN}${i}${CLOSE}`)).join('');
  let keysAreKnown = true;
  try {
    const document: unknown = JSON.parse(text, (key, inner: unknown) => {
      keysAreKnown &&= !key.includes(OPEN);
      return typeof inner === 'string' && inner.includes(OPEN) ? make(partsIn(inner, parts)) : inner;
    });
    return keysAreKnown ? document : undefined;
  } catch {
    return undefined;
  }
}

function partsIn(text: string, parts: readonly Part[]): readonly Part[] {
  return text.split(OPEN).flatMap((piece, i): Part[] => {
    if (i === 0) return [piece];
    const [index, rest] = piece.split(CLOSE);
    return [parts[Number(index)], rest];
  });
}
