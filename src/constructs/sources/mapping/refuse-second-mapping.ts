/**
 * Refuses a second event source mapping from one source to one function and qualifier, which AWS would reject. Two
 * mappings of this library are refused at once. A mapping of `addEventSource`, or an L1, can follow later and is found
 * at synth.
 */
import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuseDuplicates, DuplicateCheck } from '../../wiring/duplicates';
import { refuse, whereIs } from '../../wiring/refuse';

const MAPPINGS: DuplicateCheck = {
  type: 'AWS::Lambda::EventSourceMapping',
  keyOf,
  problem: 'both map one source to one function. AWS rejects the second with a conflict. Remove one of the two, or give another function.',
};

/** By source construct, or by root for a source with a literal ARN, which can be imported several times. */
const consumersOf = new WeakMap<IConstruct, Map<string, Construct>>();

export function refuseSecondMapping(
  consumer: Construct,
  { construct: source, arn }: { readonly construct: IConstruct; readonly arn: string },
  handler: lambda.IFunction,
): void {
  const { functionArn } = handler;
  const [owner, key] = Token.isUnresolved(arn) ? [source, functionArn] : [source.node.root, `${arn} ${functionArn}`];
  const consumers = consumersOf.get(owner) ?? new Map<string, Construct>();
  const other = consumers.get(key);
  if (other) {
    refuse(consumer, {
      prop: 'handler',
      fact: `${whereIs(handler)} already consumes ${whereIs(source)} through ${whereIs(other)}`,
      consequence: 'AWS rejects a second event source mapping of a source to a function with a conflict',
      fix: 'Remove one of the two, or give another function',
    });
  }
  consumersOf.set(owner, consumers.set(key, consumer));
  refuseDuplicates(consumer, MAPPINGS);
}

/** Kafka, MQ and DocumentDB can be mapped several times, for other topics, queues or collections. */
function keyOf(mapping: CfnResource): string | undefined {
  const {
    eventSourceArn, functionName, topics, queues, documentDbEventSourceConfig,
  } = mapping as lambda.CfnEventSourceMapping;
  if (eventSourceArn === undefined || topics || queues || documentDbEventSourceConfig) {
    return undefined;
  }
  const stack = Stack.of(mapping);
  const ids = [eventSourceArn, functionName].map((value) => logicalIdIn(stack.resolve(value)));
  return JSON.stringify([stack.node.path, ...ids]);
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
