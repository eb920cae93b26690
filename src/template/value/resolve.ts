/**
 * Resolves a value of a template: follows intrinsics to a literal, to a resource or to something that hides the rest.
 * Input is not trusted, so the steps and the depth of one value are bounded, and a value that needs more is hidden.
 */
import { INPUT_LIMITS } from '../../limits';
import { JsonObject } from '../json';
import { Stack } from '../stack';
import { dynamicReference, isDynamic } from './intrinsics/dynamic-reference';
import { Resolution } from './intrinsics/intrinsic';
import { INTRINSIC_FUNCTIONS } from './intrinsics/table';
import { ABSENT, hidden, presentItems, Resolved, scalar, PreResolved } from './resolved';

export function resolve(raw: unknown, stack: Stack): Resolved {
  return literal(raw, stack) ?? new BoundedResolution().follow(raw, stack);
}

/** Counts the steps that one value takes, the value itself included. */
class BoundedResolution implements Resolution {
  private steps = 1;
  private depth = 0;

  public resolve(raw: unknown, stack: Stack): Resolved {
    this.steps += 1;
    const isBeyond = this.depth >= INPUT_LIMITS.resolveDepth.max || this.steps > INPUT_LIMITS.resolveSteps.max;
    if (isBeyond) return hidden('intrinsics nested too deeply, or too many of them');
    return literal(raw, stack) ?? this.follow(raw, stack);
  }

  /** Resolves an intrinsic or a list. */
  public follow(raw: unknown, stack: Stack): Resolved {
    this.depth += 1;
    const value = followed(raw, stack, this);
    this.depth -= 1;
    return value;
  }
}

/** Literals, which need no resolution. */
function literal(raw: unknown, stack: Stack): Resolved | undefined {
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
    return raw.length > INPUT_LIMITS.resolveSteps.max
      ? hidden('a list with too many items')
      : presentItems(raw.map((item) => resolution.resolve(item, stack)));
  }
  const name = intrinsicName(raw as object)!;
  const intrinsic = INTRINSIC_FUNCTIONS.get(name);
  return intrinsic === undefined ? hidden(name) : intrinsic((raw as JsonObject)[name], stack, resolution);
}

function intrinsicName(raw: object): string | undefined {
  const keys = Object.keys(raw);
  if (keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition')) return keys[0];
  return keys.find((key) => key.startsWith('Fn::'));
}
