import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { StreamEventSourceConsumerProps } from '../stream/stream-event-source-consumer-props';

/**
 * Props of a function that consumes the stream of a DynamoDB table.
 */
export interface DynamoDbConsumerProps extends StreamEventSourceConsumerProps {
  /**
   * The table with its stream: a `Table` with `stream`, a `TableV2` with `dynamoStream`, or an imported table with
   * `tableStreamArn`.
   */
  readonly table: dynamodb.ITable;
}
