/** Adds dependencies between resources and between stacks. Newer releases of aws-cdk-lib renamed the methods and deprecate the old names. */
import { CfnResource, Stack } from 'aws-cdk-lib';

interface NewNames {
  readonly addResourceDependency?: (target: CfnResource) => void;
  readonly addStackDependency?: (target: Stack, reason?: string) => void;
}

/** Adding an existing dependency changes nothing. */
export function addResourceDependency(resource: CfnResource, target: CfnResource): void {
  const { addResourceDependency: add } = resource as NewNames;
  if (add === undefined) resource.addDependency(target);
  else add.call(resource, target);
}

export function addStackDependency(stack: Stack, target: Stack, reason: string): void {
  const { addStackDependency: add } = stack as NewNames;
  if (add === undefined) stack.addDependency(target, reason);
  else add.call(stack, target, reason);
}
