import * as kms from 'aws-cdk-lib/aws-kms';
import { EventSourceConsumerProps } from './event-source-consumer-props';

/**
 * Props of every consumer of an event source whose events Lambda can filter: all of them except DocumentDB.
 */
export interface FilteredEventSourceConsumerProps extends EventSourceConsumerProps {
  /**
   * Filters for the events to process, made with `lambda.FilterCriteria.filter()`. An event passes if one of them
   * matches.
   *
   * Lambda drops every other event for good. It deletes the message from a queue.
   *
   * @default - no filters, every event is processed
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filters?: { [key: string]: any }[];

  /**
   * Number of filters that one event source mapping may have in this account and Region, 5 to 10. Set it if AWS has
   * raised the quota for you.
   * @default 5 - the quota of a new account
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filterQuota?: number;

  /**
   * Customer managed key that encrypts the filters. Requires `filters`.
   *
   * The Lambda service is allowed to decrypt with it, for event source mappings of this account and Region only, and of
   * this source only. (A key cannot name a source that depends on a key itself: CloudFormation rejects circular
   * dependencies.)
   *
   * @default - a key that AWS owns
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filterEncryption?: kms.IKey;
}
