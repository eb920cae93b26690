/** The type of the resource that a value refers to: in its stack, in one that it nests, or by an import. */
import { own } from '../../template/json';
import { Stack } from '../../template/stack';
import { referenceIn } from './reference';

const OUTPUT = 'Outputs.';

export function typeBehind(value: unknown, stack: Stack, isFollowed = false): string | undefined {
  const { logicalId = '', attribute = '' } = referenceIn(value) ?? {};
  const nested = attribute.startsWith(OUTPUT) ? stack.nested.get(logicalId) : undefined;
  if (nested !== undefined && !isFollowed) {
    const output = own(own(nested.template, 'Outputs'), attribute.slice(OUTPUT.length));
    return typeBehind(own(output, 'Value'), nested, true);
  }
  const name = own(value, 'Fn::ImportValue');
  if (typeof name !== 'string' || isFollowed) return stack.resources.get(logicalId)?.type;
  const exported = stack.outputs.exported(name, stack);
  return exported === undefined || exported === 'ambiguous' ? undefined : typeBehind(exported.value, exported.stack, true);
}
