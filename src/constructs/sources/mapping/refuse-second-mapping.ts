/**
 * Refuses a second event source mapping from one source, or one topic or queue of it, to one function and qualifier,
 * which AWS would reject. Two mappings of this library are refused at once. A mapping of `addEventSource`, or an L1,
 * can follow later and is found at synth.
 */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuseDuplicates, DuplicateCheck } from '../../wiring/duplicates';
import { functionBehind, qualifierOf } from '../../wiring/handler';
import { refuse, whereIs } from '../../wiring/refuse';
import { mappingKeys } from './mapping-keys';

const MAPPINGS: DuplicateCheck = {
  type: 'AWS::Lambda::EventSourceMapping',
  keysOf: mappingKeys,
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
