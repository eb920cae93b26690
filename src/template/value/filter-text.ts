/**
 * A template writes a pattern for events as an object or as JSON text; either is read as text. What only deployment knows
 * stays an intrinsic function in it.
 */
import { Known, unknown } from '../../model/known';
import { isPlainObject, jsonText } from '../json';
import { unknownFrom } from './fields';
import { parseParts } from './parse-json-text';
import { Resolved, Text } from './resolved';
import { subOfParts } from './sub-of-parts';

export function filterText(pattern: Resolved): Known<string | 'none'> {
  if (pattern.is === 'absent') return 'none';
  if (pattern.is === 'fields') return jsonText(pattern.raw) ?? unknown('a pattern that is nested too deeply');
  if (pattern.is === 'text') return textWithIntrinsics(pattern) ?? unknownFrom(pattern, 'a pattern');
  return pattern.is === 'scalar' ? String(pattern.value) : unknownFrom(pattern, 'a pattern');
}

function textWithIntrinsics({ parts }: Text): string | undefined {
  let isWritten = true;
  const document = parseParts(parts, (inString) => {
    const written = subOfParts(inString);
    isWritten &&= written !== undefined;
    return written;
  });
  return isWritten && isPlainObject(document) ? jsonText(document) : undefined;
}
