/** The resource that a value refers to: in its stack, in one that it nests, or by an import. */
import { defined } from '../../model/defined';
import { own } from '../../template/json';
import { Stack } from '../../template/stack';
import { referenceIn } from './reference';

const OUTPUT = 'Outputs.';

export interface Referred {
  readonly stack: Stack;
  readonly logicalId: string;
  /** Absent for `Ref`. */
  readonly attribute?: string;
}

export function resourceBehind(value: unknown, stack: Stack, isFollowed = false): Referred | undefined {
  const { logicalId = '', attribute } = referenceIn(value) ?? {};
  const nested = attribute?.startsWith(OUTPUT) ? stack.nested.get(logicalId) : undefined;
  if (nested !== undefined && attribute !== undefined && !isFollowed) {
    const output = own(own(nested.template, 'Outputs'), attribute.slice(OUTPUT.length));
    return resourceBehind(own(output, 'Value'), nested, true);
  }
  const name = own(value, 'Fn::ImportValue');
  if (typeof name !== 'string' || isFollowed) {
    return stack.resources.has(logicalId) ? { stack, logicalId, ...defined({ attribute }) } : undefined;
  }
  const exported = stack.outputs.exported(name, stack);
  return exported === undefined || exported === 'ambiguous' ? undefined : resourceBehind(exported.value, exported.stack, true);
}

export function typeBehind(value: unknown, stack: Stack): string | undefined {
  const { stack: of, logicalId = '' } = resourceBehind(value, stack) ?? {};
  return of?.resources.get(logicalId)?.type;
}
