/** Parses the ARN of a resource that is outside the app or has parts that are known only at deployment. */
import { KAFKA_TOPIC_PREFIX } from '../../destinations/kafka-topic/facts';
import { Known, Unknown, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { Part } from '../value/resolved';
import { symbolicText } from '../value/symbolic-text';
import { render } from '../value/text';

export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** The part after the account, with `${}` around parts that are known only at deployment. */
  readonly resource: string;
  /** The same part as `symbolicText` writes it, equal for two ARNs only if they mean the same. */
  readonly symbolic: string;
  /** The whole ARN, written in the same way, or what names it where the template has no ARN. */
  readonly text: string;
  /** The whole ARN, for whatever compares it. */
  readonly parts: readonly Part[];
  /** Whether it ends in `.fifo`. */
  readonly fifo: Known<boolean>;
  /** Why it is not known what this names, if it names no resource of the app: a hidden part may be more than a name. */
  readonly uncertain?: Unknown;
}

export const PARTS_BEFORE_RESOURCE = 5;

/** Undefined if the parts are not an ARN or its service is hidden. */
export function parseArn(parts: readonly Part[]): Arn | undefined {
  if (typeof parts[0] !== 'string') return undefined;
  if (parts[0].startsWith(KAFKA_TOPIC_PREFIX)) return kafkaTopic(parts);
  if (!parts[0].startsWith('arn:')) return undefined;
  const cut = cutAtColons(parts);
  const pieces = cut.map(render);
  const service = pieces[2] ?? '';
  if (pieces.length <= PARTS_BEFORE_RESOURCE || !/^[a-z0-9-]+$/.test(service)) return undefined;
  const [, , , region, account] = pieces;
  const resource = pieces.slice(PARTS_BEFORE_RESOURCE).join(':');
  const symbolic = resource.includes('${') ? cut.slice(PARTS_BEFORE_RESOURCE).map(symbolicText).join(':') : resource;
  return { service, region, account, resource, symbolic, text: render(parts), parts, fifo: fifo(parts) };
}

/** `kafka://topic`: a mapping names a topic of its own cluster without an ARN. */
function kafkaTopic(parts: readonly Part[]): Arn {
  const text = render(parts);
  const [resource, symbolic] = [text, symbolicText(parts)].map((whole) => whole.slice(KAFKA_TOPIC_PREFIX.length));
  return { service: 'kafka-topic', region: '', account: '', resource, symbolic, text, parts, fifo: false };
}

/** Cuts at the colons of strings only: `${AWS::Region}` is one piece. */
export function cutAtColons(parts: readonly Part[]): readonly (readonly Part[])[] {
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    const [first, ...rest] = typeof part === 'string' ? part.split(':') : [part];
    pieces[pieces.length - 1].push(first);
    for (const piece of rest) pieces.push([piece]);
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

/** What is written after the last of a text, or all. */
export function partsAfter(text: string, parts: readonly Part[]): readonly Part[] {
  const index = parts.map((part) => typeof part === 'string' && part.includes(text)).lastIndexOf(true);
  if (index < 0) return parts;
  const last = parts[index] as string;
  const rest = last.slice(last.lastIndexOf(text) + text.length);
  return [...rest === '' ? [] : [rest], ...parts.slice(index + 1)];
}

/** The end is unknown if the last part is hidden, or is a string so short that `.fifo` may begin before it. */
function fifo(parts: readonly Part[]): Known<boolean> {
  const last = parts.at(-1);
  if (typeof last !== 'string') return unknown(clip(render(parts)));
  if (last.endsWith('.fifo')) return true;
  return last.length >= '.fifo'.length || last.includes(':') ? false : unknown(clip(render(parts)));
}
