/**
 * What a value of a template means: intrinsics are followed until something is said outright, a resource is reached or something hides
 * the rest. Input is not trusted, so one value takes a bounded number of steps to a bounded depth; what needs more is hidden, like
 * everything else that cannot be known.
 */
import { LIMITS } from '../../limits';
import { JsonObject } from '../json';
import { Stack } from '../stack';
import { dynamicReference, isDynamic } from './intrinsics/dynamic-reference';
import { Resolution } from './intrinsics/intrinsic';
import { INTRINSICS } from './intrinsics/table';
import { ABSENT, hidden, presentItems, Resolved, scalar, PreResolved } from './resolved';

export function resolve(raw: unknown, stack: Stack): Resolved {
  return written(raw, stack) ?? new Following().follow(raw, stack);
}

/** The steps that one value takes, counted; it is the first itself. */
class Following implements Resolution {
  private steps = 1;
  private depth = 0;

  public resolve(raw: unknown, stack: Stack): Resolved {
    this.steps += 1;
    if (this.depth >= LIMITS.resolveDepth.max || this.steps > LIMITS.resolveSteps.max) return hidden('intrinsics too deep or too many to follow');
    return written(raw, stack) ?? this.follow(raw, stack);
  }

  /** What is not written outright. */
  public follow(raw: unknown, stack: Stack): Resolved {
    this.depth += 1;
    const value = followed(raw, stack, this);
    this.depth -= 1;
    return value;
  }
}

/** What says outright what it is, as most values do. */
function written(raw: unknown, stack: Stack): Resolved | undefined {
  if (raw === undefined || raw === null) return ABSENT;
  if (typeof raw === 'string') return isDynamic(raw) ? undefined : scalar(raw);
  if (typeof raw !== 'object') return scalar(raw as number | boolean);
  if (Array.isArray(raw)) return undefined;
  if (raw instanceof PreResolved) return raw.value;
  return intrinsicName(raw) === undefined ? { is: 'fields', raw, stack } : undefined;
}

function followed(raw: unknown, stack: Stack, resolution: Resolution): Resolved {
  if (typeof raw === 'string') return dynamicReference(raw, stack, resolution);
  if (Array.isArray(raw)) {
    return raw.length > LIMITS.resolveSteps.max
      ? hidden('a list too long to follow')
      : presentItems(raw.map((item) => resolution.resolve(item, stack)));
  }
  const name = intrinsicName(raw as object)!;
  const intrinsic = INTRINSICS.get(name);
  return intrinsic === undefined ? hidden(name) : intrinsic((raw as JsonObject)[name], stack, resolution);
}

function intrinsicName(raw: object): string | undefined {
  const keys = Object.keys(raw);
  if (keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition')) return keys[0];
  return keys.find((key) => key.startsWith('Fn::'));
}
