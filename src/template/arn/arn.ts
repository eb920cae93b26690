/** What is known of an ARN that names something outside the app, or something that only deployment will name. */
import { Known, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { Part } from '../value/resolved';
import { render } from '../value/text';

export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What follows the account, with `${}` for what is known only at deployment. */
  readonly resource: string;
  /** The whole ARN in the same way, or what names it where the template has no ARN. */
  readonly text: string;
  /** The whole ARN, for whatever compares it. */
  readonly parts: readonly Part[];
  /** Whether it ends in `.fifo`. */
  readonly fifo: Known<boolean>;
}

const PARTS_BEFORE_RESOURCE = 5;
const KAFKA = 'kafka://';

/** Undefined when the parts are no ARN, or do not say which service's. */
export function parseArn(parts: readonly Part[]): Arn | undefined {
  if (typeof parts[0] !== 'string') return undefined;
  if (parts[0].startsWith(KAFKA)) return kafkaTopic(parts);
  if (!parts[0].startsWith('arn:')) return undefined;
  const pieces = cutAtColons(parts);
  const service = pieces[2] ?? '';
  if (pieces.length <= PARTS_BEFORE_RESOURCE || !/^[a-z0-9-]+$/.test(service)) return undefined;
  const [, , , region, account] = pieces;
  return { service, region, account, resource: pieces.slice(PARTS_BEFORE_RESOURCE).join(':'), text: render(parts), parts, fifo: fifo(parts) };
}

/** How a mapping names a topic of its own cluster, where others take an ARN. */
function kafkaTopic(parts: readonly Part[]): Arn {
  const text = render(parts);
  return { service: 'kafka-topic', region: '', account: '', resource: text.slice(KAFKA.length), text, parts, fifo: false };
}

/** Only colons that are written cut; `${AWS::Region}` is one piece. */
function cutAtColons(parts: readonly Part[]): readonly string[] {
  const pieces = [''];
  for (const part of parts) {
    const [first, ...rest] = typeof part === 'string' ? part.split(':') : [render([part])];
    pieces[pieces.length - 1] += first;
    for (const piece of rest) pieces.push(piece);
  }
  return pieces;
}

/** What is written before a text. */
export function partsBefore(text: string, parts: readonly Part[]): readonly Part[] {
  const index = parts.findIndex((part) => typeof part === 'string' && part.includes(text));
  if (index < 0) return parts;
  const last = parts[index] as string;
  return [...parts.slice(0, index), last.slice(0, last.indexOf(text))];
}

/** A last part that is hidden may end in anything; so may a short end, of which the rest is hidden. */
function fifo(parts: readonly Part[]): Known<boolean> {
  const last = parts.at(-1);
  if (typeof last !== 'string') return unknown(clip(render(parts)));
  if (last.endsWith('.fifo')) return true;
  return last.length >= '.fifo'.length || last.includes(':') ? false : unknown(clip(render(parts)));
}
