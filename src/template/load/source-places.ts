/**
 * Reads where the code of a CDK app creates a resource: aws-cdk-lib records the frames of each construct's creation in
 * the metadata of its stack. The first frame outside of libraries is the place.
 */
import { INPUT_LIMITS } from '../../limits';
import { SourcePlace } from '../found-template';
import { own } from '../json';

const CREATION = 'aws:cdk:creationStack';
const LONGEST = INPUT_LIMITS.stackFrame.max;
/** aws-cdk-lib replaces the frames of libraries and of Node by their names: `...new Queue in aws-cdk-lib...`. */
const REPLACED = '...';
const LIBRARIES = /[\\/]node_modules[\\/]|^node:/;

export function sourcePlaceIn(metadata: unknown, path: string): SourcePlace | undefined {
  const entries = own(metadata, `/${path}`);
  const creation = Array.isArray(entries) ? entries.find((entry) => own(entry, 'type') === CREATION) : undefined;
  const frames = own(creation, 'data');
  if (!Array.isArray(frames)) return undefined;
  for (const frame of frames.slice(0, INPUT_LIMITS.stackFrames.max)) {
    const place = typeof frame === 'string' ? placeIn(frame) : undefined;
    if (place !== undefined) return place;
  }
  return undefined;
}

/** `new Shop (/home/me/lib/shop.ts:21:5)` or `/home/me/bin/app.ts:4:1`. */
function placeIn(frame: string): SourcePlace | undefined {
  if (frame.length > LONGEST || frame.startsWith(REPLACED)) return undefined;
  const [file, line, column] = splitAtLastColons(withoutFunction(frame));
  return isAbsoluteFile(file) && !LIBRARIES.test(file) && isCount(line) && isCount(column)
    ? { file: file.replace(/^file:\/\//, ''), line: Number(line), column: Number(column) }
    : undefined;
}

/** A path may have parentheses of its own. */
function withoutFunction(frame: string): string {
  const place = /^[^()]* \((.*)\)$/.exec(frame)?.[1];
  return place ?? frame;
}

function splitAtLastColons(place: string): readonly [string, string, string] {
  const last = place.lastIndexOf(':');
  const before = place.lastIndexOf(':', last - 1);
  return [place.slice(0, Math.max(0, before)), place.slice(before + 1, last), place.slice(last + 1)];
}

/** A path of Linux and macOS or of Windows, or a URL as ECMAScript modules have it. */
function isAbsoluteFile(file: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|file:\/\/)/.test(file);
}

function isCount(digits: string): boolean {
  return /^[1-9]\d{0,8}$/.test(digits);
}
