/**
 * What every kind of destination says of itself, so that one piece of code can check it, let the role write there and hand it to
 * Lambda. A kind is one folder with its `facts.ts` and one function that makes this.
 */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { DestinationFacts, DestinationUse } from '../../destinations/destination-facts';
import { keyStatement } from '../wiring/key-statement';
import { DestinationHandle } from './destination-handle';

/** Who asks for the destination, and as what. */
export interface DestinationRequest {
  readonly scope: Construct;
  readonly prop: 'onFailure' | 'onSuccess' | 'deadLetterQueue' | 'deadLetterTopic' | 'handler';
  readonly use: DestinationUse;
  readonly handler: lambda.IFunction;
  /** Makes a reference to the mapping whose failures end here, for adapters. */
  readonly mapping?: () => lambda.IEventSourceMapping;
}

export interface DestinationTarget {
  /** Absent when an adapter gives an ARN that tells nothing of its kind. */
  readonly facts?: DestinationFacts;
  readonly handle: DestinationHandle;
  /** The construct behind it, to be named in messages. */
  readonly construct?: IConstruct;
  readonly fifo: boolean;
  readonly statements: readonly iam.PolicyStatement[];
  /** What must exist before Lambda is told of the destination, beyond the statements. */
  readonly dependables?: readonly IDependable[];
  /** The objects that the statements allow by wildcard. */
  readonly wildcard?: string;
}

export function statementsFor(facts: DestinationFacts, arn: string, key?: kms.IKey): iam.PolicyStatement[] {
  const statements = [new iam.PolicyStatement({ actions: [...facts.actions], resources: [arn] })];
  if (key && facts.keyActions.length > 0) {
    statements.push(keyStatement(key, facts.keyActions));
  }
  return statements;
}

export function endsInFifo(arn: string): boolean {
  return arn.endsWith('.fifo');
}
