/** One destination: how it is given, what it must be allowed, and where it may stand. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Destination } from '../../src';
import { Refused } from './cell';
import { refused } from './expectations';

/** What stands in `onSuccess` or `onFailure`, or as dead-letter queue or topic. */
export interface Given {
  readonly destination?: Destination;
  readonly deadLetterQueue?: sqs.IQueue;
  readonly deadLetterTopic?: sns.ITopic;
  /** ARN that the template must hold; absent when the construct makes the resource. */
  readonly arn?: string;
  /** What the role of the handler must be allowed. */
  readonly allows?: readonly Allowed[];
}

export interface Allowed {
  readonly actions: string | readonly string[];
  /** Absent for a resource that is made, and for what an adapter grants by itself. */
  readonly resource?: unknown;
  readonly condition?: unknown;
}

/** `none`: nothing is given and nothing is made. */
export type DestinationCell = 'taken' | 'none' | 'absent' | Refused;

export interface DestinationRow {
  readonly name: string;
  readonly make: (scope: Construct, handler: lambda.IFunction) => Given;
  /** In the order of `SLOTS`. Kafka takes what streams take, unless it has cells of its own. */
  readonly cells: readonly DestinationCell[];
}

export const SLOTS = [
  'async onSuccess', 'async onFailure', 'stream onFailure', 'async deadLetter', 'standard queue deadLetter', 'FIFO queue deadLetter',
  'Kafka provisioned onFailure', 'Kafka on demand onFailure',
] as const;

export const FIFO: DestinationCell = refused(/(onSuccess|onFailure|deadLetterQueue|deadLetterTopic) is the FIFO (queue|topic) .*, but Lambda sends to standard queues and topics only$/,
  /would be lost\. Use a standard queue or topic, or Destination.newQueue\(\) to create a queue\.$/);
export const MAPPING: DestinationCell = refused(/onFailure is (a function|an event bus) \(.*\), but (event source mapping destinations must be SQS, SNS or S3|destinations of a Kafka source must be SQS, SNS, S3 or a topic of its cluster)$/,
  /calls the handler synchronously.*Use Destination.bucket\(\).* to keep the failed records, or Destination.queue\(\) or topic\(\) for pointers to them\.$/);
export const KAFKA_ONLY: DestinationCell = refused(/is a Kafka topic \(kafka:\/\/failed\), but only a mapping that reads another topic of the same cluster can write to it$/,
  /^AWS rejects it at deployment\. Use Destination.bucket\(\), or Destination.queue\(\) or topic\(\)\.$/);
export const POLLERS: DestinationCell = refused(/onFailure is the topic failed, but provisionedPollerConfig is left out$/,
  /Give provisionedPollerConfig: \{ minimumPollers: 1 \} \(billed for each hour, .*\), or Destination.bucket\(\), which keeps the records too\.$/);
export const SUCCESS: DestinationCell = refused(/onSuccess is a bucket \(.*\), but a bucket is a destination for failed events only$/,
  /^Lambda rejects S3 as an on-success destination\. Use Destination.queue\(\), topic\(\), function\(\) or eventBus\(\) for onSuccess\.$/);
export const SELF: DestinationCell = refused(/is .*, which is the handler itself$/, /until Lambda stops the loop\. Send it to another function, or to Destination.newQueue\(\)\.$/);
export const MAPPING_ADAPTER: DestinationCell = refused(/comes from Destination.fromEventSourceDlq, which wraps an object made for event source mappings$/,
  /Use Destination.queue\(\), topic\(\), function\(\), eventBus\(\) or bucket\(\)/);
export const TYPE: DestinationCell = refused(/deadLetterQueue .* is (standard|FIFO), but the queue is (standard|FIFO)$/, /^SQS rejects a dead-letter queue of another type\. Give a/);
