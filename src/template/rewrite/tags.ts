/** Short tags of CloudFormation (`!Ref`) and the intrinsics that they stand for. */
import { isIntrinsicKey, isObject } from '../json';

const PLAIN: ReadonlySet<string> = new Set(['Ref', 'Condition']);

export function intrinsicOfTag(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^![A-Za-z0-9]+$/.test(tag)) return undefined;
  const name = tag.slice(1);
  return PLAIN.has(name) ? name : `Fn::${name}`;
}

export interface TaggedValue {
  readonly tag: string;
  readonly value: unknown;
}

/** Undefined if there is no short form: a tag may not directly follow another, and makes a text of a number. */
export function taggedValue(value: unknown): TaggedValue | undefined {
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  if (keys.length !== 1 || !isIntrinsicKey(keys[0]) || !/^(?:Fn::)?[A-Za-z0-9]+$/.test(keys[0])) return undefined;
  const inner = value[keys[0]];
  if (typeof inner !== 'string' && !Array.isArray(inner)) return undefined;
  return { tag: `!${keys[0].replace('Fn::', '')}`, value: keys[0] === 'Fn::GetAtt' ? joined(inner) : inner };
}

function joined(value: unknown): unknown {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string') ? value.join('.') : value;
}
