/** AWS takes one mapping of a source to a function and qualifier; a second one is refused here, with both paths, not at deployment. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuse, whereIs } from '../../wiring/refuse';

const consumersOf = new WeakMap<IConstruct, Map<string, Construct>>();

export function claimSource(consumer: Construct, source: IConstruct, handler: lambda.IFunction): void {
  const consumers = consumersOf.get(source) ?? new Map<string, Construct>();
  const other = consumers.get(handler.functionArn);
  if (other) {
    refuse(consumer, {
      prop: 'handler',
      fact: `${whereIs(handler)} already consumes ${whereIs(source)} through ${whereIs(other)}`,
      consequence: 'AWS takes one event source mapping of a source to a function, and rejects the second with a conflict',
      fix: 'Remove one of the two, or give another function, alias or version',
    });
  }
  consumersOf.set(source, consumers.set(handler.functionArn, consumer));
}
