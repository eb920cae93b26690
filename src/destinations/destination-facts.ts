/**
 * What one kind of destination is to Lambda: where it may stand, and what the execution role must be allowed to do there.
 * Constructs, template reader and rules read the same facts.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export interface DestinationFacts {
  readonly kind: DestinationResourceKind;
  /** With its article, for messages. */
  readonly noun: string;
  /** Service of its ARN. */
  readonly service: string;
  /** CloudFormation resource types that its ARN may name. */
  readonly types: readonly string[];
  readonly takes: readonly DestinationUse[];
  readonly actions: readonly string[];
  /** On the key, when the destination is encrypted with a customer key. */
  readonly keyActions: readonly string[];
}

export type DestinationResourceKind = 'queue' | 'topic' | 'function' | 'event-bus' | 'bucket';

export type DestinationUse = 'async-success' | 'async-failure' | 'mapping-failure';
