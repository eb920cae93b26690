/** Whether a queue or topic is FIFO, as the template will have it: an override of the resource wins over the L2. */
import { CfnResource, IResource } from 'aws-cdk-lib';
import { isOverridden, overriddenProperty } from './overridden-property';

interface FifoResource extends CfnResource {
  readonly fifoQueue?: unknown;
  readonly fifoTopic?: unknown;
}

export function isFifoResource(construct: IResource & { readonly fifo: boolean }, arn: string): boolean {
  const { defaultChild } = construct.node;
  return (CfnResource.isCfnResource(defaultChild) ? overriddenFifo(defaultChild) : undefined)
    ?? (construct.fifo || endsInFifo(arn));
}

/** For a resource without its L2. */
export function hasFifoProperty(resource: CfnResource): boolean {
  const named = resource as FifoResource;
  return overriddenProperty(named, 'fifoQueue') === true || overriddenProperty(named, 'fifoTopic') === true;
}

export function endsInFifo(arn: string): boolean {
  return arn.endsWith('.fifo');
}

/** `undefined` without an override, and for one that only deployment knows. */
function overriddenFifo(resource: CfnResource): boolean | undefined {
  for (const name of ['fifoQueue', 'fifoTopic'] as const) {
    if (!isOverridden(resource, name[0].toUpperCase() + name.slice(1))) continue;
    const value = overriddenProperty(resource as FifoResource, name);
    if (value === undefined) return false;
    if (typeof value === 'boolean') return value;
  }
  return undefined;
}
