/** A template writes a pattern for events as an object or as JSON text; either is read as text. */
import { Known, unknown } from '../../model/known';
import { jsonText } from '../json';
import { unknownFrom } from './fields';
import { Resolved } from './resolved';

export function filterText(pattern: Resolved): Known<string | 'none'> {
  if (pattern.is === 'absent') return 'none';
  if (pattern.is === 'fields') return jsonText(pattern.raw) ?? unknown('a pattern that is nested too deeply');
  return pattern.is === 'scalar' ? String(pattern.value) : unknownFrom(pattern, 'a pattern');
}
