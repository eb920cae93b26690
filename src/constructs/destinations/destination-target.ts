/**
 * The data of a destination that the library needs to check it, to allow the role to write to it and to set it in
 * Lambda. Each kind has one folder with one function that returns this data.
 */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { DestinationFacts, DestinationUse } from '../../destinations/destination-facts';
import { WildcardGrant } from '../wiring/grant-wildcard';
import { keyStatement } from '../wiring/key-statement';
import { DestinationHandle } from './destination-handle';

/** The construct and the prop that a destination is given to. */
export interface DestinationRequest {
  readonly scope: Construct;
  readonly prop: 'onFailure' | 'onSuccess' | 'deadLetterQueue' | 'deadLetterTopic' | 'handler';
  readonly use: DestinationUse;
  readonly handler: lambda.IFunction;
  /** What the mapping reads, if that is a Kafka topic. */
  readonly kafka?: KafkaSource;
  /** Returns a reference to the mapping, for destination objects of aws-cdk-lib. */
  readonly mapping?: () => lambda.IEventSourceMapping;
}

/** What a topic as destination has to know of the topic that the mapping reads. */
export interface KafkaSource {
  readonly topic: string;
  readonly hasProvisionedPollers: boolean;
  /** What the role must be allowed to write to a topic of the same cluster. */
  readonly produceStatements: (topic: string) => readonly iam.PolicyStatement[];
}

export interface DestinationTarget {
  /** Not set if the kind of an ARN is unknown. */
  readonly facts?: DestinationFacts;
  readonly handle: DestinationHandle;
  /** The construct, for messages. */
  readonly construct?: IConstruct;
  readonly fifo: boolean;
  readonly statements: readonly iam.PolicyStatement[];
  /** Further resources that have to exist before Lambda refers to the destination. */
  readonly dependables?: readonly IDependable[];
  /** The statements as one grant, if they need a wildcard. */
  readonly wildcard?: WildcardGrant;
}

export function statementsFor(facts: DestinationFacts, arn: string, key?: kms.IKey): iam.PolicyStatement[] {
  const statements = [new iam.PolicyStatement({ actions: [...facts.actions], resources: [arn] })];
  if (key && facts.keyActions.length > 0) {
    statements.push(keyStatement(key, facts.keyActions));
  }
  return statements;
}
