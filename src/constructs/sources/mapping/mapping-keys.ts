/**
 * Keys of event source mappings, equal for two that map one source, or one topic or queue of it, to one function and
 * qualifier. Most mappings name both ends by a reference, whose resource is known without resolving the reference. Only
 * where another mapping of the stack names one in another way, the logical ids have to be compared.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { overriddenProperty } from '../../wiring/overridden-property';
import { onlyReference } from '../../wiring/reference';

interface MappingEnds {
  readonly stack: Stack;
  /** Source and function: each a resource of the stack, or the logical id or JSON of what the mapping names. */
  readonly ends: readonly (CfnResource | string)[];
  readonly parts: unknown;
}

export function mappingKeys(mappings: readonly CfnResource[]): readonly (string | undefined)[] {
  const all = mappings.map((mapping) => endsOf(mapping as lambda.CfnEventSourceMapping));
  const ids = logicalIds(all);
  return all.map((one) => one && JSON.stringify([
    one.stack.node.path,
    ...one.ends.map((end) => (typeof end === 'string' ? end : ids.get(end) ?? end.node.path)),
    one.parts,
  ]));
}

/** One cluster or broker can be mapped several times, for other topics, queues or collections. */
function endsOf(mapping: lambda.CfnEventSourceMapping): MappingEnds | undefined {
  const source = overriddenProperty(mapping, 'eventSourceArn') ?? overriddenProperty(mapping, 'selfManagedEventSource');
  if (source === undefined) {
    return undefined;
  }
  const stack = Stack.of(mapping);
  const ends = [source, overriddenProperty(mapping, 'functionName')].map((value) => endOf(value, stack));
  const parts = (['topics', 'queues', 'documentDbEventSourceConfig'] as const).map((name) => overriddenProperty(mapping, name));
  return { stack, ends, parts: parts.every((part) => part === undefined) ? [] : stack.resolve(parts) };
}

/** Attributes that stand for the resource itself. */
const NAMING: ReadonlySet<string> = new Set(['Ref', 'Arn', 'StreamArn', 'ConsumerARN']);

function endOf(value: unknown, stack: Stack): CfnResource | string {
  const reference = typeof value === 'string' ? onlyReference(value) : undefined;
  const isPlain = reference !== undefined && NAMING.has(reference.attribute) && reference.resource.stack === stack;
  return isPlain ? reference.resource : logicalIdIn(stack.resolve(value));
}

/** The logical ids of the resources in stacks where some mapping names one by its id only. */
function logicalIds(all: readonly (MappingEnds | undefined)[]): ReadonlyMap<CfnResource, string> {
  const written = new Set(all.flatMap((one) => (one?.ends.some((end) => typeof end === 'string') ? [one.stack] : [])));
  const ids = new Map<CfnResource, string>();
  for (const end of all.flatMap((one) => (one && written.has(one.stack) ? one.ends : []))) {
    if (typeof end !== 'string' && !ids.has(end)) ids.set(end, end.stack.resolve(end.logicalId) as string);
  }
  return ids;
}

/**
 * References to the name or ARN of one resource: `Ref`, `Fn::GetAtt`, or the name of an alias as aws-cdk-lib derives
 * it.
 */
const ONE_RESOURCE = [
  /^\{"Ref":"(\w+)"\}$/,
  /^\{"Fn::GetAtt":\["(\w+)","(?:Arn|StreamArn|ConsumerARN)"\]\}$/,
  /^\{"Fn::Join":\["",\[\{"Fn::Select":\[6,\{"Fn::Split":\[":",\{"Ref":"(\w+)"\}\]\}\]\},":[^"]+"\]\]\}$/,
];

function logicalIdIn(value: unknown): string {
  const text = JSON.stringify(value);
  return ONE_RESOURCE.map((form) => form.exec(text)?.[1]).find((id) => id !== undefined) ?? text;
}
