/** Splits a value at a delimiter. A reference to an ARN is split as well. */
import { ARN_SHAPES, ArnShape } from '../../facts/arn-shapes';
import { INPUT_LIMITS } from '../../limits';
import { arnParts } from '../arn/arn-parts';
import { Resolution } from './intrinsics/intrinsic';
import { hidden, Hidden, List, Part, Pseudo, Reference, Resolved } from './resolved';
import { joinParts, partsOf, render } from './text';

export function split(delimiter: string, value: Resolved, resolution: Resolution): List | Hidden {
  const pieces: Part[][] = [[]];
  for (const part of partsOf(value)) {
    if (typeof part !== 'string' && part.is === 'hidden') return hidden(part.reason);
    if (!cut(insideOf(part, delimiter, resolution), delimiter, pieces)) return hidden(`Fn::Split of ${render([part])}`);
    if (pieces.length > INPUT_LIMITS.splitPieces.max) return hidden('a string with too many pieces');
  }
  return { is: 'list', items: pieces.map(joinParts) };
}

/** The text around what is known only at deployment, if the delimiter may be there. */
function insideOf(part: Part, delimiter: string, resolution: Resolution): readonly Part[] {
  const isCut = typeof part !== 'string' && part.is === 'reference' && OF_NAMES.test(delimiter);
  const inside = isCut ? arnParts(part, resolution) : undefined;
  return inside === undefined ? [part] : partsOf(joinParts(inside));
}

/** Adds to the pieces. False where the delimiter may be in what is known only at deployment. */
function cut(parts: readonly Part[], delimiter: string, pieces: Part[][]): boolean {
  for (const part of parts) {
    if (typeof part !== 'string' && (part.is === 'hidden' || mayContain(part, delimiter))) return false;
    const [first, ...others] = typeof part === 'string' ? part.split(delimiter, INPUT_LIMITS.splitPieces.max) : [part];
    pieces[pieces.length - 1].push(first);
    others.forEach((text) => pieces.push([text]));
  }
  return true;
}

/** Characters of names, unlike the `||` and `,` that join lists. */
const OF_NAMES = /^[\w./:-]+$/;
/** Names of these may have slashes. */
const WITH_SLASHES: ReadonlySet<string> = new Set(['AWS::Logs::LogGroup', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm']);
/** The Region and the account in an ARN. */
const PLAIN_PIECES: ReadonlySet<unknown> = new Set([3, 4]);

/** Whether what is known only at deployment may contain the delimiter, or a part of it at its end. */
function mayContain(part: Pseudo | Reference, delimiter: string): boolean {
  if (!OF_NAMES.test(delimiter)) return false;
  const [colon, slash] = [delimiter.includes(':'), delimiter.includes('/')];
  if (part.is === 'pseudo') return part.name === 'AWS::StackId' || (!colon && !slash && part.name !== 'AWS::AccountId');
  const { resource: { type }, attribute, piece } = part;
  if (delimiter === ':') return false;
  if (typeof piece === 'number') return !PLAIN_PIECES.has(piece) || (!colon && !slash);
  if (colon) return false;
  const { names = [], longer = {} }: Partial<ArnShape> = ARN_SHAPES.get(type) ?? {};
  // The label of a stream.
  if (piece === 'end') return !slash || !Object.hasOwn(longer, attribute);
  return !slash || WITH_SLASHES.has(type) || !names.includes(attribute);
}
