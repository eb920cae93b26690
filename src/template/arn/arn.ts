/** Parses the ARN of a resource that is outside the app or has parts that are known only at deployment. */
import { KAFKA_TOPIC_PREFIX } from '../../destinations/kafka-topic/facts';
import { Known, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { Part } from '../value/resolved';
import { render } from '../value/text';

export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** The part after the account, with `${}` around parts that are known only at deployment. */
  readonly resource: string;
  /** The whole ARN, written in the same way, or what names it where the template has no ARN. */
  readonly text: string;
  /** The whole ARN, for whatever compares it. */
  readonly parts: readonly Part[];
  /** Whether it ends in `.fifo`. */
  readonly fifo: Known<boolean>;
}

const PARTS_BEFORE_RESOURCE = 5;

/** Undefined if the parts are not an ARN or its service is hidden. */
export function parseArn(parts: readonly Part[]): Arn | undefined {
  if (typeof parts[0] !== 'string') return undefined;
  if (parts[0].startsWith(KAFKA_TOPIC_PREFIX)) return kafkaTopic(parts);
  if (!parts[0].startsWith('arn:')) return undefined;
  const pieces = cutAtColons(parts);
  const service = pieces[2] ?? '';
  if (pieces.length <= PARTS_BEFORE_RESOURCE || !/^[a-z0-9-]+$/.test(service)) return undefined;
  const [, , , region, account] = pieces;
  const resource = pieces.slice(PARTS_BEFORE_RESOURCE).join(':');
  return { service, region, account, resource, text: render(parts), parts, fifo: fifo(parts) };
}

/** `kafka://topic`: a mapping names a topic of its own cluster without an ARN. */
function kafkaTopic(parts: readonly Part[]): Arn {
  const text = render(parts);
  return { service: 'kafka-topic', region: '', account: '', resource: text.slice(KAFKA_TOPIC_PREFIX.length), text, parts, fifo: false };
}

/** Cuts at the colons of strings only: `${AWS::Region}` is one piece. */
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

/** The end is unknown if the last part is hidden, or is a string so short that `.fifo` may begin before it. */
function fifo(parts: readonly Part[]): Known<boolean> {
  const last = parts.at(-1);
  if (typeof last !== 'string') return unknown(clip(render(parts)));
  if (last.endsWith('.fifo')) return true;
  return last.length >= '.fifo'.length || last.includes(':') ? false : unknown(clip(render(parts)));
}
