import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { StreamEventSourceConsumerProps } from '../stream/stream-event-source-consumer-props';

/**
 * Settings of a function that consumes the stream of a DynamoDB table.
 */
export interface DynamoDbConsumerProps extends StreamEventSourceConsumerProps {
  /**
   * The table, with a stream: `Table` with `stream`, `TableV2` with `dynamoStream`, or an imported one with `tableStreamArn`.
   */
  readonly table: dynamodb.ITable;
}
