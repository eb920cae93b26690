/**
 * The facts of one kind of destination: which settings take it, and which actions the execution role needs. Constructs,
 * the template reader and rules read the same facts.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export interface DestinationFacts {
  readonly kind: DestinationResourceKind;
  /** The service in its ARN. */
  readonly service: string;
  /** CloudFormation resource types that its ARN may name. */
  readonly types: readonly string[];
  readonly takes: readonly DestinationUse[];
  readonly actions: readonly string[];
  /** Actions on the key of a destination that is encrypted with a customer managed key. */
  readonly keyActions: readonly string[];
}

export type DestinationResourceKind = 'queue' | 'topic' | 'function' | 'event-bus' | 'bucket' | 'kafka-topic';

/** A mapping that reads Kafka takes more kinds than other mappings. */
export type DestinationUse = 'async-success' | 'async-failure' | 'mapping-failure' | 'kafka-failure';
