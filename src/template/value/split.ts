/** Splits a value at a delimiter. A reference to an ARN is split as well when the delimiter is a colon. */
import { INPUT_LIMITS } from '../../limits';
import { arnPieces } from '../arn/arn-pieces';
import { Resolution } from './intrinsics/intrinsic';
import { hidden, List, Hidden, Part, Resolved } from './resolved';
import { joinParts, partsOf } from './text';

export function split(delimiter: string, value: Resolved, resolution: Resolution): List | Hidden {
  const pieces: Part[][] = [[]];
  for (const part of partsOf(value)) {
    if (typeof part !== 'string' && part.is === 'hidden') return hidden(part.reason);
    const [first = [], ...others] = cutPart(part, delimiter, resolution);
    pieces[pieces.length - 1].push(...first);
    others.forEach((parts) => pieces.push([...parts]));
    if (pieces.length > INPUT_LIMITS.splitPieces.max) return hidden('a string with too many pieces');
  }
  return { is: 'list', items: pieces.map(joinParts) };
}

function cutPart(part: Exclude<Part, Hidden>, delimiter: string, resolution: Resolution): readonly (readonly Part[])[] {
  if (typeof part === 'string') return part.split(delimiter, INPUT_LIMITS.splitPieces.max).map((piece) => [piece]);
  const arn = part.is === 'reference' && delimiter === ':' ? arnPieces(part, resolution) : undefined;
  return arn === undefined ? [[part]] : arn.map(partsOf);
}
