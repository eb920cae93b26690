/** Where the code of a CDK app creates a construct, as text that editors and terminals open. */
import { CodePlace } from '../check/check-report';

export type PlaceOf = (stack: string, path: string) => CodePlace | undefined;

export function placeIn(stack: string, path: string | undefined, placeOf: PlaceOf): CodePlace | undefined {
  return path === undefined ? undefined : placeOf(stack, path) ?? placeOf(stack, `${path}/Resource`);
}

/** `  lib/stack.ts:21:5`; nothing if the assembly does not record it. */
export function placeText(stack: string, path: string | undefined, placeOf: PlaceOf): string {
  const place = placeIn(stack, path, placeOf);
  return place === undefined ? '' : `  ${place.file}:${place.line}:${place.column}`;
}
