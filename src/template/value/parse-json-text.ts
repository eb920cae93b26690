/**
 * A value that may be written as an object or as the JSON text of one. A text with parts that are known only at deployment is an object too,
 * as long as these stand inside its texts.
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
    return hidden('a text that is not JSON');
  }
}

/** Stand for the parts while the text is read as JSON; nobody uses them, and a text that does stays hidden. */
const OPEN = '\uE000';
const CLOSE = '\uE001';

function parsedText(value: Text, stack: Stack): Resolved {
  const { parts } = value;
  const why = hidden(whyHidden(value, 'an object'));
  if (parts.some((part) => typeof part === 'string' && part.includes(OPEN))) return why;
  const text = parts.map((part, i) => (typeof part === 'string' ? part : `${OPEN}${i}${CLOSE}`)).join('');
  let named = true;
  try {
    const document: unknown = JSON.parse(text, (key, inner: unknown) => {
      named &&= !key.includes(OPEN);
      return typeof inner === 'string' && inner.includes(OPEN) ? new PreResolved(joinParts(partsIn(inner, parts))) : inner;
    });
    return named ? resolve(document, stack) : why;
  } catch {
    return why;
  }
}

function partsIn(text: string, parts: readonly Part[]): readonly Part[] {
  return text.split(OPEN).flatMap((piece, i): Part[] => {
    if (i === 0) return [piece];
    const [index, rest] = piece.split(CLOSE);
    return [parts[Number(index)], rest];
  });
}
