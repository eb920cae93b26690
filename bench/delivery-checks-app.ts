/** 300 functions, 600 queues and 300 mappings in 6 stacks: each function polls a queue that has a dead-letter queue, as apps have them. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';

const STACKS = 6;
const FUNCTIONS_PER_STACK = 50;

export function build(): App {
  const app = new App({ analyticsReporting: false });
  for (let s = 0; s < STACKS; s++) {
    const stack = new Stack(app, `Stack${s}`);
    for (let i = 0; i < FUNCTIONS_PER_STACK; i++) {
      const handler = new lambda.Function(stack, `Function${i}`, {
        runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({});'),
      });
      handler.addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, `Queue${i}`, {
        visibilityTimeout: Duration.seconds(18),
        deadLetterQueue: { queue: new sqs.Queue(stack, `Dead${i}`, { retentionPeriod: Duration.days(14) }), maxReceiveCount: 5 },
      }), { reportBatchItemFailures: true }));
    }
  }
  return app;
}
