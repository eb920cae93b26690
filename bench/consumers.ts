/** The same 300 consumers twice: with this library, and by hand with aws-cdk-lib's L2s, resource for resource. */
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DynamoDbConsumer, KinesisConsumer, SqsConsumer } from 'cdk-lambda-delivery';

const STACKS = 6;
const CONSUMERS_PER_STACK = 50;

/** One kind of consumer, each way. */
interface Kind {
  ours(stack: Stack, id: string, handler: lambda.IFunction): void;
  byHand(stack: Stack, id: string, handler: lambda.IFunction): void;
}

const stream = (stack: Stack, id: string) => new kinesis.Stream(stack, `${id}Stream`);
const table = (stack: Stack, id: string) => new dynamodb.Table(stack, `${id}Table`, {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
});
const STREAM_OPTIONS = {
  startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  bisectBatchOnError: true,
  retryAttempts: 10,
  maxRecordAge: Duration.hours(6),
  reportBatchItemFailures: true,
};

function failureQueue(stack: Stack, id: string): sqs.Queue {
  const queue = new sqs.Queue(stack, id, {
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  new cloudwatch.Alarm(stack, `${id}Alarm`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return queue;
}

const KINDS: readonly Kind[] = [
  {
    ours: (stack, id, handler) => new SqsConsumer(stack, id, { handler }),
    byHand: (stack, id, handler) => handler.addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, `${id}Queue`, {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(18),
      removalPolicy: RemovalPolicy.RETAIN,
      deadLetterQueue: { queue: failureQueue(stack, `${id}DeadLetters`), maxReceiveCount: 5 },
    }), { reportBatchItemFailures: true })),
  },
  {
    ours: (stack, id, handler) => new KinesisConsumer(stack, id, { handler, stream: stream(stack, id) }),
    byHand: (stack, id, handler) => handler.addEventSource(new sources.KinesisEventSource(stream(stack, id), {
      ...STREAM_OPTIONS,
      onFailure: new sources.SqsDlq(failureQueue(stack, `${id}Failures`)),
    })),
  },
  {
    ours: (stack, id, handler) => new DynamoDbConsumer(stack, id, { handler, table: table(stack, id) }),
    byHand: (stack, id, handler) => handler.addEventSource(new sources.DynamoEventSource(table(stack, id), {
      ...STREAM_OPTIONS,
      onFailure: new sources.SqsDlq(failureQueue(stack, `${id}Failures`)),
    })),
  },
];

/** Two of three consumers read queues, as apps do; each has a function of its own. */
export function build(way: keyof Kind, prepare: (app: App) => App = (app) => app): App {
  const app = prepare(new App({ analyticsReporting: false }));
  for (let s = 0; s < STACKS; s++) {
    const stack = new Stack(app, `Stack${s}`);
    for (let i = 0; i < CONSUMERS_PER_STACK; i++) {
      const handler = new lambda.Function(stack, `Function${i}`, {
        runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({});'),
      });
      KINDS[[0, 0, 0, 0, 1, 2][i % 6]][way](stack, `Consumer${i}`, handler);
    }
  }
  return app;
}

/** Resources by type, to show that both ways make the same. */
export function census(app: App): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { template } of app.synth().stacks) {
    for (const { Type } of Object.values(template.Resources as Record<string, { Type: string }>)) {
      counts.set(Type, (counts.get(Type) ?? 0) + 1);
    }
  }
  return counts;
}
