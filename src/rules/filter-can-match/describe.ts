/** How messages describe where a pattern and the events differ, and how to fix it. */
import { meant, Value } from '../../events/mismatch';
import { INPUT_LIMITS } from '../../limits';
import { OPERATORS } from '../../patterns/operators/table';
import { closestIds } from '../../text/did-you-mean';
import { joinWithAnd, joinWithOr } from '../../text/lists';
import { eitherName } from '../../text/words';
import { prop } from '../kit/wording';
import { Compared } from './place';
import { rightValues } from './right-values';

const MOST_NAMED = INPUT_LIMITS.printedFields.max;

export function factOf({ mismatch: { path, difference }, event }: Compared): string {
  const where = path.join('.');
  switch (difference.is) {
    case 'no-field': return `asks for the field ${where}, and ${fieldsAt(path.slice(0, -1), event, difference.fields)}`;
    case 'field-of-value':
      return `asks for the field "${difference.field}" inside ${where}, and ${where} of ${event} holds ${valueName(difference.holds)}`;
    case 'operator-as-field': return difference.holds.is === 'any'
      ? `has the operator ${difference.operator} outside of a list at ${where}, and so asks for a field of that name`
      : `has the operator ${difference.operator} outside of a list at ${where}, and ${where} of ${event} holds `
        + valueName(difference.holds);
    case 'value-of-fields':
      return `asks for ${written(difference.asked)} at ${where}, and ${where} of ${event} holds an object${withFields(difference.fields)}`;
    default: return `asks for ${written(difference.asked)} at ${where}, and ${where} of ${event} holds ${valueName(difference.holds)}`;
  }
}

function fieldsAt(path: readonly string[], event: string, fields: readonly string[]): string {
  const owner = path.length === 0 ? event : `${path.join('.')} of ${event}`;
  return fields.length === 0 ? `${owner} has no message attributes` : `${owner} has only the fields ${joinWithAnd(named(fields))}`;
}

function withFields(fields: readonly string[]): string {
  return fields.length === 0 ? '' : ` with the fields ${joinWithOr(named(fields))}`;
}

export function written(asked: readonly unknown[]): string {
  const text = JSON.stringify(asked);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function valueName(value: Value): string {
  switch (value.is) {
    case 'number': return 'a number';
    case 'flag': return 'true or false';
    default: {
      if (value.oneOf !== undefined) return joinWithOr(named(value.oneOf.map((text) => JSON.stringify(text))));
      return value.called ?? (value.end === undefined ? 'a text' : `a text that ends in "${value.end}"`);
    }
  }
}

function named(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMED ? names : [...names.slice(0, MOST_NAMED), `${names.length - MOST_NAMED} more`];
}

/** The field that the author meant: the only one with nearly the same name. */
export function rightField(field: string, fields: readonly string[]): string | undefined {
  const close = closestIds(field, fields);
  return meant(field, fields) ?? (close.length === 1 ? close[0] : undefined);
}

/** The exact fix, or what the author has to decide. */
export function fixOf({ mismatch, event, sender, ofAttributes }: Compared): string {
  if (sender?.wrappedBy !== undefined) {
    return `Set ${prop('RawMessageDelivery')} of the subscription to true, or ask for a field of the envelope`;
  }
  if (ofAttributes) {
    const scope = eitherName('FilterPolicyScope to MessageBody', 'filterPolicyWithMessageBody');
    return `Set ${scope} and ask for fields of the message, or remove ${prop('FilterPolicy')}`;
  }
  const { path, difference } = mismatch;
  const where = path.join('.');
  switch (difference.is) {
    case 'no-field': {
      const right = rightField(difference.field, difference.fields);
      return right === undefined ? `Ask for a field that ${event} has in place of ${where}, or leave out ${where}` : `Write "${right}" in place of "${difference.field}"`;
    }
    case 'field-of-value': return `Match ${where} as a whole, or leave out "${difference.field}"`;
    case 'operator-as-field': {
      const operation = { [difference.operator]: operandOf(difference) ?? difference.operand };
      return `Put the operator into a list: "${path.at(-1)}": ${written([operation])}`;
    }
    case 'value-of-fields': return difference.typed
      ? `Name the type of the attribute: "${path.at(-1)}": { "S": ["…"] }, and a number as text: { "N": ["1"] }`
      : `Ask for a field inside ${where}, or leave out ${where}`;
    default: return fixOfValue(where, difference.asked, difference.holds);
  }
}

/** What the operator takes: the whole list that was written, or its only item. */
export function operandOf({ operator, operand }: { readonly operator: string; readonly operand: unknown }): unknown {
  const only: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
  return [operand, only].find((one) => OPERATORS.get(operator)?.refuses(one) === undefined);
}

function fixOfValue(where: string, asked: readonly unknown[], holds: Value): string {
  const right = rightValues(asked, holds);
  if (right !== undefined) return `Write ${written(right)} at ${where}`;
  if (holds.is !== 'text') return `Ask at ${where} for ${valueName(holds)}, without quotes, or leave out ${where}`;
  if (holds.oneOf !== undefined) return `Ask at ${where} for ${valueName(holds)}, or leave out ${where}`;
  return 'Compare texts, such as ["1"], or compare numbers in the function';
}
