/**
 * What a value of a template means: intrinsics are followed until something is said outright, a resource is reached or something hides
 * the rest. Input is not trusted, so one value takes a bounded number of steps to a bounded depth; what needs more is hidden, like
 * everything else that cannot be known.
 */
import { dynamicReference, isDynamic } from './intrinsics/dynamic-reference';
import { INTRINSICS } from './intrinsics/table';
import { isObject } from './json';
import { ABSENT, hidden, Resolved, scalar, Settled } from './resolved';
import { Stack } from './stack';

const DEEPEST = 64;
const MOST_STEPS = 10_000;

/** Follows one value further, on behalf of the intrinsic that contains or names it. */
export interface Resolution {
  resolve(raw: unknown, stack: Stack): Resolved;
}

/** Says what one intrinsic's argument stands for. */
export type Intrinsic = (argument: unknown, stack: Stack, resolution: Resolution) => Resolved;

export function resolve(raw: unknown, stack: Stack): Resolved {
  let steps = 0;
  let depth = 0;
  const resolution: Resolution = {
    resolve(inner, scope) {
      steps += 1;
      if (depth >= DEEPEST || steps > MOST_STEPS) return hidden('intrinsics too deep or too many to follow');
      depth += 1;
      const value = resolveOne(inner, scope, resolution);
      depth -= 1;
      return value;
    },
  };
  return resolution.resolve(raw, stack);
}

function resolveOne(raw: unknown, stack: Stack, resolution: Resolution): Resolved {
  if (raw === undefined || raw === null) return ABSENT;
  if (Array.isArray(raw)) {
    return raw.length > MOST_STEPS
      ? hidden('a list too long to follow')
      : { is: 'list', items: raw.map((item) => resolution.resolve(item, stack)).filter(({ is }) => is !== 'absent') };
  }
  if (typeof raw === 'string' && isDynamic(raw)) return dynamicReference(raw, stack, resolution);
  if (raw instanceof Settled) return raw.value;
  if (!isObject(raw)) return scalar(raw as string | number | boolean);
  const name = intrinsicName(raw);
  if (name === undefined) return { is: 'fields', raw, stack };
  const intrinsic = INTRINSICS.get(name);
  return intrinsic === undefined ? hidden(name) : intrinsic(raw[name], stack, resolution);
}

function intrinsicName(raw: object): string | undefined {
  const keys = Object.keys(raw);
  if (keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition')) return keys[0];
  return keys.find((key) => key.startsWith('Fn::'));
}
