import * as lambda from 'aws-cdk-lib/aws-lambda';

/**
 * Props of every consumer of an event source.
 */
export interface EventSourceConsumerProps {
  /**
   * The function, alias or version that handles the batches. Its execution role is allowed to read the source. Give the
   * alias if the function is deployed gradually.
   */
  readonly handler: lambda.IFunction;

  /**
   * Whether Lambda polls the source.
   * @default true - a consumer is created to consume
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly enabled?: boolean;
}
