/** AWS takes one mapping of a source to a function and qualifier; a second one is refused here, with both paths, not at deployment. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuse, whereIs } from '../../wiring/refuse';

/** By source construct, or by root for a source that is named by its ARN, however often it is imported. */
const consumersOf = new WeakMap<IConstruct, Map<string, Construct>>();

export function claimSource(consumer: Construct, { construct: source, arn }: { construct: IConstruct; arn: string }, handler: lambda.IFunction): void {
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
}
