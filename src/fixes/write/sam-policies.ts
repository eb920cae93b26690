/**
 * The policies that a plan adds to roles that SAM generates, for what SAM generates. SAM itself adds the statements for a
 * destination or a dead-letter queue, so these policies are written only if a finding is left without them.
 */
import { TemplateApp } from '../../template/app';
import { own } from '../../template/json';
import { addressKey } from '../draft';
import { FixPlan, generatedFrom, ResourcePlan } from '../plan';

export function samPolicies({ resources, fixedApp }: FixPlan, app: TemplateApp): ReadonlySet<ResourcePlan> {
  const stacks = new Map(app.stacks.map((stack) => [stack.name, stack]));
  const fixed = new Map(fixedApp.stacks.map((stack) => [stack.name, stack]));
  const after = ({ stack, logicalId }: ResourcePlan): unknown => own(own(fixed.get(stack)?.template, 'Resources'), logicalId);
  const others = resources.filter((resource) => generatedFrom(resource) === undefined);
  const needed = new Set(others.flatMap((one) => [own(after(one), 'DependsOn')].flat().map((id) => addressKey({ stack: one.stack, logicalId: String(id) }))));
  return new Set(resources.filter((policy) => {
    const { stack, type, becomes } = policy;
    if (becomes !== 'added' || type !== 'AWS::IAM::Policy' || needed.has(addressKey(policy))) return false;
    const roles = own(own(after(policy), 'Properties'), 'Roles');
    return Array.isArray(roles) && roles.every((role) => stacks.get(stack)?.origins.has(String(own(role, 'Ref'))));
  }));
}
