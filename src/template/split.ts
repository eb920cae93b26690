/** A value cut at a delimiter, through references to ARNs where the delimiter is the colon. */
import { arnPieces } from './arn-pieces';
import { Resolution } from './resolve';
import { hidden, List, Hidden, Part, Resolved } from './resolved';
import { joined, partsOf } from './text';

const MOST_PIECES = 1_000;

export function split(delimiter: string, value: Resolved, resolution: Resolution): List | Hidden {
  const pieces: Part[][] = [[]];
  const add = (part: Part): void => void pieces[pieces.length - 1].push(part);
  const addCut = (cut: readonly (readonly Part[])[]): void => cut.forEach((parts, i) => {
    if (i > 0) pieces.push([]);
    parts.forEach(add);
  });
  for (const part of partsOf(value)) {
    if (typeof part === 'string') addCut(part.split(delimiter, MOST_PIECES).map((piece) => [piece]));
    else if (part.is === 'hidden') return hidden(part.reason);
    else if (part.is === 'pseudo') add(part);
    else {
      const arn = delimiter === ':' ? arnPieces(part, resolution) : undefined;
      if (arn === undefined) add(part);
      else addCut(arn.map(partsOf));
    }
    if (pieces.length > MOST_PIECES) return hidden('a text with too many pieces to follow');
  }
  return { is: 'list', items: pieces.map(joined) };
}
