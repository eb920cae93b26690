/**
 * AWS takes one mapping of a source to a function and qualifier. A second one is refused with both paths: at once when both are ours, at
 * synth when the other comes from `addEventSource` or is a raw resource.
 */
import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuse, whereIs } from '../../wiring/refuse';
import { refuseTwins, Twins } from '../../wiring/twins';

const MAPPINGS: Twins = {
  type: 'AWS::Lambda::EventSourceMapping',
  keyOf,
  problem: 'both map one source to one function. AWS rejects the second with a conflict. Remove one of the two, or give another function, '
    + 'alias or version.',
};

/** By source construct, or by root for a source that is named by its ARN, however often it is imported. */
const consumersOf = new WeakMap<IConstruct, Map<string, Construct>>();

export function claimSource(
  consumer: Construct, { construct: source, arn }: { readonly construct: IConstruct; readonly arn: string }, handler: lambda.IFunction,
): void {
  const [owner, key] = Token.isUnresolved(arn) ? [source, handler.functionArn] : [source.node.root, `${arn} ${handler.functionArn}`];
  const consumers = consumersOf.get(owner) ?? new Map<string, Construct>();
  const other = consumers.get(key);
  if (other) {
    refuse(consumer, {
      prop: 'handler',
      fact: `${whereIs(handler)} already consumes ${whereIs(source)} through ${whereIs(other)}`,
      consequence: 'AWS takes one event source mapping of a source to a function, and rejects the second with a conflict',
      fix: 'Remove one of the two, or give another function, alias or version',
    });
  }
  consumersOf.set(owner, consumers.set(key, consumer));
  refuseTwins(consumer, MAPPINGS);
}

function keyOf(mapping: CfnResource): string {
  const { eventSourceArn, functionName } = mapping as lambda.CfnEventSourceMapping;
  const stack = Stack.of(mapping);
  return JSON.stringify([stack.node.path, ...[eventSourceArn, functionName].map((value) => essence(stack.resolve(value)))]);
}

/** A function's name and its ARN refer to the same resource; that is all that counts, and without a reference the value itself. */
function essence(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  const references = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].map((match) => match[1]).filter((id) => !id.startsWith('AWS::'));
  return references.length > 0 ? references.join() : text;
}
