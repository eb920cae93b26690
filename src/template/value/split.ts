/** A value cut at a delimiter, through references to ARNs where the delimiter is the colon. */
import { LIMITS } from '../../limits';
import { arnPieces } from '../arn/arn-pieces';
import { Resolution } from './intrinsics/intrinsic';
import { hidden, List, Hidden, Part, Resolved } from './resolved';
import { joinParts, partsOf } from './text';

export function split(delimiter: string, value: Resolved, resolution: Resolution): List | Hidden {
  const pieces: Part[][] = [[]];
  const add = (part: Part): void => void pieces[pieces.length - 1].push(part);
  const addCut = (cut: readonly (readonly Part[])[]): void => cut.forEach((parts, i) => {
    if (i > 0) pieces.push([]);
    parts.forEach(add);
  });
  for (const part of partsOf(value)) {
    if (typeof part !== 'string' && part.is === 'hidden') return hidden(part.reason);
    addCut(cutPart(part, delimiter, resolution));
    if (pieces.length > LIMITS.splitPieces.max) return hidden('a text with too many pieces to follow');
  }
  return { is: 'list', items: pieces.map(joinParts) };
}

function cutPart(part: Exclude<Part, Hidden>, delimiter: string, resolution: Resolution): readonly (readonly Part[])[] {
  if (typeof part === 'string') return part.split(delimiter, LIMITS.splitPieces.max).map((piece) => [piece]);
  const arn = part.is === 'reference' && delimiter === ':' ? arnPieces(part, resolution) : undefined;
  return arn === undefined ? [[part]] : arn.map(partsOf);
}
