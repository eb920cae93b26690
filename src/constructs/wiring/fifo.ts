/** Whether a queue or topic is FIFO, as the template will have it: an override of the resource wins over the L2. */
import { CfnResource, IResource } from 'aws-cdk-lib';
import { isPropertyOverridden, overriddenProperty } from './overridden-property';

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
export function hasFifoProperty(resource: FifoResource): boolean {
  return overriddenProperty(resource, 'fifoQueue') === true || overriddenProperty(resource, 'fifoTopic') === true;
}

export function endsInFifo(arn: string): boolean {
  return arn.endsWith('.fifo');
}

/** `undefined` without an override, and for one that only deployment knows. */
function overriddenFifo(resource: FifoResource): boolean | undefined {
  for (const name of ['fifoQueue', 'fifoTopic'] as const) {
    if (!isPropertyOverridden(resource, name)) continue;
    const value = overriddenProperty(resource, name);
    if (value === undefined) return false;
    if (typeof value === 'boolean') return value;
  }
  return undefined;
}
