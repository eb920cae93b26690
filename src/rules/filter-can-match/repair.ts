/** The edits that fix a pattern, where it is certain what the author meant. */
import { Mismatch } from '../../events/mismatch';
import { isIntrinsic, isObject, JsonObject } from '../../model/json';
import { hasIntrinsics } from '../filter-pattern-is-valid/without-intrinsics';
import { Change, TemplateValue } from '../kit/change';
import { setValue } from '../kit/changes';
import { operandOf, rightField } from './describe';
import { Compared, PatternPlace } from './place';
import { rightValues } from './right-values';

/** None where a person has to decide. */
export function repairOf(place: PatternPlace, pattern: JsonObject, { mismatch, sender }: Compared): readonly Change[] {
  if (sender !== undefined) return [];
  const repaired = repairAt(pattern, mismatch.path, mismatch);
  if (repaired === undefined || place.compare(repaired) !== undefined) return [];
  const value = place.isText ? JSON.stringify(repaired) : repaired as TemplateValue;
  // Text that deployment completes is no plain text.
  if (place.isText && hasIntrinsics(value as string)) return [];
  return setValue(place.declaredAt, place.property, value);
}

function repairAt(node: JsonObject, [key, ...rest]: readonly string[], mismatch: Mismatch): JsonObject | undefined {
  if (!Object.hasOwn(node, key)) return undefined;
  const inside = node[key];
  if (rest.length > 0) {
    const repaired = isObject(inside) ? repairAt(inside, rest, mismatch) : undefined;
    return repaired && withEntry(node, key, key, repaired);
  }
  const { difference } = mismatch;
  switch (difference.is) {
    case 'no-field': {
      const right = rightField(difference.field, difference.fields);
      return right === undefined || Object.hasOwn(node, right) ? undefined : withEntry(node, key, right, inside);
    }
    case 'operator-as-field': {
      const items = isObject(inside) && !isIntrinsic(inside) ? operations(inside) : undefined;
      return items && withEntry(node, key, key, items);
    }
    case 'other-value': {
      const right = isIntrinsic(inside) ? undefined : rightValues(difference.asked, difference.holds);
      return right && withEntry(node, key, key, right);
    }
    default: return undefined;
  }
}

/** Several operators in a list are alternatives: what was meant by several outside of one, only a person knows. */
function operations(written: JsonObject): readonly unknown[] | undefined {
  const [[operator, operand], ...others] = Object.entries(written);
  const right = operandOf({ operator, operand });
  return right === undefined || others.length > 0 ? undefined : [{ [operator]: right }];
}

/** Puts the entry in the place of the old one. */
function withEntry(node: JsonObject, old: string, key: string, value: unknown): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => (name === old ? [key, value] : [name, inner])));
}
