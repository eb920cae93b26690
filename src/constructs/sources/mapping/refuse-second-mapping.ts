/**
 * Refuses a second event source mapping from one source, or one topic or queue of it, to one function and qualifier,
 * which AWS would reject. Two mappings of this library are refused at once. A mapping of `addEventSource`, or an L1,
 * can follow later and is found at synth.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuseDuplicates, DuplicateCheck } from '../../wiring/duplicates';
import { functionBehind, qualifierOf } from '../../wiring/handler';
import { overriddenProperty } from '../../wiring/overridden-property';
import { refuse, whereIs } from '../../wiring/refuse';

const MAPPINGS: DuplicateCheck = {
  type: 'AWS::Lambda::EventSourceMapping',
  keyOf,
  problem: 'both map one source to one function. AWS rejects the second with a conflict. Remove one of the two, or give another function.',
};

/** By root and key: a source with a literal ARN can be imported several times. */
const consumersIn = new WeakMap<IConstruct, Map<string, Construct>>();

export function refuseSecondMapping(
  consumer: Construct,
  { name, arn, part }: { readonly name: string; readonly arn?: string; readonly part?: string },
  handler: lambda.IFunction,
): void {
  const { root } = consumer.node;
  const consumers = consumersIn.get(root) ?? new Map<string, Construct>();
  const key = JSON.stringify([arn ?? name, part, functionBehind(handler).functionArn, qualifierOf(handler)]);
  const other = consumers.get(key);
  if (other) {
    refuse(consumer, {
      prop: 'handler',
      fact: `${whereIs(handler)} already consumes ${part === undefined ? '' : `${part} of `}${name} through ${whereIs(other)}`,
      consequence: 'AWS rejects a second event source mapping of a source to a function with a conflict',
      fix: 'Remove one of the two, or give another function',
    });
  }
  consumersIn.set(root, consumers.set(key, consumer));
  refuseDuplicates(consumer, MAPPINGS);
}

/** One cluster or broker can be mapped several times, for other topics, queues or collections. */
function keyOf(mapping: CfnResource): string | undefined {
  const valueOf = (name: keyof lambda.CfnEventSourceMapping & string): unknown => (
    overriddenProperty(mapping as lambda.CfnEventSourceMapping, name));
  const source = valueOf('eventSourceArn') ?? valueOf('selfManagedEventSource');
  if (source === undefined) {
    return undefined;
  }
  const stack = Stack.of(mapping);
  const ids = [source, valueOf('functionName')].map((value) => logicalIdIn(stack.resolve(value)));
  const parts = (['topics', 'queues', 'documentDbEventSourceConfig'] as const).map(valueOf);
  return JSON.stringify([stack.node.path, ...ids, stack.resolve(parts)]);
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
