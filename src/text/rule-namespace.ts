/**
 * A rule's id as RULES.md has it, and as it is printed at synth, after the name of the checks. Both are taken, for
 * both are copied.
 */

export const NAMESPACE = 'LambdaDelivery';

export function withoutNamespace(id: string): string {
  return id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : id;
}
