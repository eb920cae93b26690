/**
 * What people get wrong with the constructs, and what they are told: a refusal, by its fact, or findings, by severity and
 * rule. What is told nothing is fine.
 */
import { App, Duration, Lazy, Stack, Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as dest from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, DeliveryChecks, Destination, DynamoDbConsumer, FailureQueue, KinesisConsumer, SqsConsumer } from '../../../src';
import { fn } from '../../apps/support';

type Misuse = readonly [what: string, told: string | readonly string[], build: (s: Stack, app: App) => void];

export const MISUSES: readonly Misuse[] = [
  ['a second consumer of one queue by one function', 'handler Shop/F already consumes Shop/Q through Shop/A', (s) => {
    const f = fn(s, 'F');
    const queue = new sqs.Queue(s, 'Q');
    new SqsConsumer(s, 'A', { handler: f, queue });
    new SqsConsumer(s, 'B', { handler: f, queue });
  }],
  ['a table without a stream', 'table Shop/T has no stream', (s) => {
    new DynamoDbConsumer(s, 'A', { handler: fn(s, 'F'), table: new dynamodb.Table(s, 'T', { partitionKey: { name: 'i', type: dynamodb.AttributeType.STRING } }) });
  }],
  ['an imported table without its stream', 'table Shop/T has no stream', (s) => {
    new DynamoDbConsumer(s, 'A', { handler: fn(s, 'F'), table: dynamodb.TableV2.fromTableName(s, 'T', 'orders') });
  }],
  ['a FIFO queue for failures', 'onFailure is the FIFO queue Shop/Q', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: Destination.queue(new sqs.Queue(s, 'Q', { fifo: true })) });
  }],
  ['a queue that hides messages for less than the timeout', 'queue hides a message for 30 seconds, but the handler Shop/F may run for 300 seconds', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F', { timeout: Duration.minutes(5) }), queue: new sqs.Queue(s, 'Q', { visibilityTimeout: Duration.seconds(30) }) });
  }],
  ['a visibility timeout that the queue sets itself', 'visibilityTimeout is given, but the queue Shop/Q sets 600 seconds itself', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), visibilityTimeout: Duration.minutes(5), queue: new sqs.Queue(s, 'Q', { visibilityTimeout: Duration.minutes(10) }) });
  }],
  ['a large batch without a window', 'batchSize is 100, above 10, and maxBatchingWindow is left out', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), batchSize: 100 });
  }],
  ['a window for a FIFO queue', 'maxBatchingWindow is 5 seconds, but the queue is FIFO', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), fifo: true, maxBatchingWindow: Duration.seconds(5) });
  }],
  ['fifo beside a queue', 'fifo is given together with the queue Shop/Q', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), fifo: true, queue: new sqs.Queue(s, 'Q', { fifo: true }) });
  }],
  ['a stream beside a consumer of it', 'stream and streamConsumer are both given', (s) => {
    const stream = new kinesis.Stream(s, 'K');
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F'), stream, streamConsumer: new kinesis.StreamConsumer(s, 'C', { stream, streamConsumerName: 'c' }) });
  }],
  ['neither a stream nor a consumer', 'stream and streamConsumer are both left out', (s) => {
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F') });
  }],
  ['a bucket for successes', 'onSuccess is a bucket (Shop/B)', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onSuccess: Destination.bucket(new s3.Bucket(s, 'B')) });
  }],
  ['a function for the failures of a stream', 'onFailure is a function (Shop/G)', (s) => {
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F'), stream: new kinesis.Stream(s, 'K'), onFailure: Destination.function(fn(s, 'G')) });
  }],
  ['the handler as its own destination', 'onSuccess is Shop/F, which is the handler itself', (s) => {
    const f = fn(s, 'F');
    new AsyncInvocation(s, 'A', { handler: f, onSuccess: Destination.function(f) });
  }],
  ['a failure queue that the same function polls', 'onFailure closes a loop: function Shop/F ($LATEST)', (s) => {
    const f = fn(s, 'F');
    const q = new SqsConsumer(s, 'Q', { handler: f });
    new AsyncInvocation(s, 'A', { handler: f, onFailure: Destination.queue(q.queue) });
  }],
  ['a queue as its own dead-letter queue', 'deadLetterQueue is Shop/Q, which is the source queue itself', (s) => {
    const queue = new sqs.Queue(s, 'Q');
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), queue, deadLetterQueue: queue });
  }],
  ['a second set of settings', 'handler Shop/F already has asynchronous settings for $LATEST, created by Shop/A', (s) => {
    const f = fn(s, 'F');
    new AsyncInvocation(s, 'A', { handler: f });
    new AsyncInvocation(s, 'B', { handler: f });
  }],
  ['settings beside those of the function', 'handler Shop/F already has asynchronous settings for $LATEST, created by Shop/F/EventInvokeConfig', (s) => {
    const f = fn(s, 'F', { onFailure: new dest.SqsDestination(new sqs.Queue(s, 'Q')) });
    new AsyncInvocation(s, 'A', { handler: f });
  }],
  ['too many retries', 'retryAttempts is 5, above the maximum of 2 retries', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), retryAttempts: 5 });
  }],
  ['an age below the least', 'maxEventAge is 30, below the minimum of 60 seconds', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), maxEventAge: Duration.seconds(30) });
  }],
  ['a window beside parallel batches', 'parallelizationFactor is 5 together with a tumblingWindow', (s) => {
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F'), stream: new kinesis.Stream(s, 'K'), tumblingWindow: Duration.minutes(1), parallelizationFactor: 5 });
  }],
  ['a sixth filter', 'filters has 6 filters, above the quota of 5', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), filters: [1, 2, 3, 4, 5, 6].map((n) => lambda.FilterCriteria.filter({ body: { n: [n] } })) });
  }],
  ['a filter that was not built', 'filters[0] has no pattern', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), filters: [{ body: { kind: ['order'] } }] });
  }],
  ['a filter for another source', 'filters[0] asks for the key "data", which no record of this source has', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), filters: [lambda.FilterCriteria.filter({ data: { kind: ['order'] } })] });
  }],
  ['a start at no time', 'startingPositionTimestamp is left out, but startingPosition is AT_TIMESTAMP', (s) => {
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F'), stream: new kinesis.Stream(s, 'K'), startingPosition: lambda.StartingPosition.AT_TIMESTAMP });
  }],
  ['a visibility timeout for an imported queue', 'visibilityTimeout is given for the queue Shop/Q, which is imported', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), queue: sqs.Queue.fromQueueArn(s, 'Q', 'arn:aws:sqs:eu-west-1:111111111111:jobs'), visibilityTimeout: Duration.minutes(10) });
  }],
  ['a receive count for an imported queue', 'maxReceiveCount is given for the queue Shop/Q, which is imported', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), queue: sqs.Queue.fromQueueArn(s, 'Q', 'arn:aws:sqs:eu-west-1:111111111111:jobs'), maxReceiveCount: 3 });
  }],
  ['a concurrency below the least', 'maxConcurrency is 1, below the minimum of 2 concurrent invocations', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), maxConcurrency: 1 });
  }],
  ['a concurrency above the reservation', ['warning concurrency-fits-reservation'], (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F', { reservedConcurrentExecutions: 2 }), maxConcurrency: 50 });
  }],
  ['an age above the retention of the stream', ['warning record-age-within-retention'], (s) => {
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F'), stream: new kinesis.Stream(s, 'K'), maxRecordAge: Duration.days(2) });
  }],
  ['retries without an end', ['error stream-retries-are-bounded', 'warning record-age-within-retention'], (s) => {
    new KinesisConsumer(s, 'A', { handler: fn(s, 'F'), stream: new kinesis.Stream(s, 'K'), retryAttempts: -1, maxRecordAge: Duration.days(7) });
  }],
  ['settings of $LATEST where an alias is invoked', ['error async-failure-has-an-exit', 'warning async-config-covers-qualifier'], (s) => {
    const f = fn(s, 'F');
    const live = f.addAlias('live');
    new events.Rule(s, 'R', { eventPattern: { source: ['a'] }, targets: [new targets.LambdaFunction(live)] });
    new AsyncInvocation(s, 'A', { handler: f });
  }],
  ['a consumer beside an event source of aws-cdk-lib', 'both map one source to one function', (s) => {
    const f = fn(s, 'F');
    const queue = new sqs.Queue(s, 'Q');
    f.addEventSource(new sources.SqsEventSource(queue));
    new SqsConsumer(s, 'A', { handler: f, queue });
  }],
  ['a dead-letter queue of another type', 'deadLetterQueue Shop/D is standard, but the queue is FIFO', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), fifo: true, deadLetterQueue: new sqs.Queue(s, 'D') });
  }],
  ['an alarm option beside a given dead-letter queue', 'alarm is given, but the dead-letter queue Shop/D exists already', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), alarm: {}, deadLetterQueue: new sqs.Queue(s, 'D') });
  }],
  ['a queue of another Region', 'queue Other/Q is in Region us-east-1, but Shop/A is deployed to eu-west-1', (s, app) => {
    const o = new Stack(app, 'Other', { env: { account: '111111111111', region: 'us-east-1' }, crossRegionReferences: true });
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), queue: new sqs.Queue(o, 'Q') });
  }],
  ['a dead-letter queue of another stack', [], (s, app) => {
    const o = new Stack(app, 'Other', { env: { account: '111111111111', region: 'eu-west-1' } });
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), deadLetterQueue: new FailureQueue(o, 'D') });
  }],
  ['a topic with the key that AWS manages', ['warning failure-topic-has-subscriber', 'info topic-destination-fits-payload'], (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: Destination.topic(new sns.Topic(s, 'T', { masterKey: kms.Alias.fromAliasName(s, 'K', 'alias/aws/sns') })) });
  }],
  ['a metric of an unknown dead-letter queue', 'metricDeadLetters is called for the queue Shop/Q, whose dead-letter queue is unknown to this app', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), queue: sqs.Queue.fromQueueArn(s, 'Q', 'arn:aws:sqs:eu-west-1:111111111111:jobs') }).metricDeadLetters();
  }],
  ['an id that is no rule', 'severities names "foo", which is no rule', (_, app) => {
    Validations.of(app).addPlugins(new DeliveryChecks({ severities: { 'LambdaDelivery::foo': 'error' as never } }));
  }],
  ['$LATEST by its object', [], (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F').latestVersion });
  }],
  ['a timeout that is known at deployment only', 'visibilityTimeout is left out, and the timeout of Shop/F is not known here', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F', { timeout: Duration.seconds(Lazy.number({ produce: () => 30 })) }) });
  }],
  ['a destination of a durable function', 'onFailure is set, but the handler Shop/F/$LATEST is a durable function', (s) => {
    const { latestVersion } = fn(s, 'F', { durableConfig: { executionTimeout: Duration.hours(1) } });
    new AsyncInvocation(s, 'A', { handler: latestVersion, onFailure: Destination.newQueue() });
  }],
  ['a durable function without a qualifier', 'handler Shop/F is a durable function, given without a version or alias', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F', { durableConfig: { executionTimeout: Duration.hours(1) } }) });
  }],
  ['a durable function that a rule invokes without a qualifier', [
    'error durable-function-is-qualified', 'warning target-has-dead-letter-queue',
  ], (s) => {
    const f = fn(s, 'F', { durableConfig: { executionTimeout: Duration.hours(1) } });
    new events.Rule(s, 'R', { schedule: events.Schedule.rate(Duration.hours(1)), targets: [new targets.LambdaFunction(f)] });
    new AsyncInvocation(s, 'A', { handler: f.addAlias('live') });
  }],
  ['a source queue that keeps messages as long as its dead-letter queue', ['warning dead-letter-queue-outlives-source'], (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), retentionPeriod: Duration.days(14) });
  }],
  ['the longest timeout beside a window', [], (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F', { timeout: Duration.minutes(15) }), maxBatchingWindow: Duration.seconds(300) });
  }],
  ['a bucket of another account', ['unknown role-may-deliver'], (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: Destination.bucket(s3.Bucket.fromBucketAttributes(s, 'B', { bucketArn: 'arn:aws:s3:::other', account: '222222222222' })) });
  }],
  ['a window of half a second', 'maxBatchingWindow is 1.5, which is not a whole number of seconds', (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), maxBatchingWindow: Duration.millis(1500) });
  }],
  ['a destination without a resource', 'onFailure is Destination.queue() without a resource', (s) => {
    const d = Destination.queue(undefined as never);
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: d });
    new AsyncInvocation(s, 'B', { handler: fn(s, 'G'), onFailure: d });
  }],
  ['one queue for successes and failures', ['warning failures-have-their-own-queue'], (s) => {
    const d = Destination.queue(new FailureQueue(s, 'Q'));
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: d, onSuccess: d });
  }],
  ['props that are undefined', [], (s) => {
    new SqsConsumer(s, 'A', { handler: fn(s, 'F'), queue: undefined, deadLetterQueue: undefined, maxReceiveCount: undefined });
  }],
  ['a queue in place of a destination', 'onFailure is not a Destination', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: new sqs.Queue(s, 'Q') as never });
  }],
  ['a destination of aws-cdk-lib that is not wrapped', 'onFailure is not a Destination', (s) => {
    new AsyncInvocation(s, 'A', { handler: fn(s, 'F'), onFailure: new dest.SqsDestination(new sqs.Queue(s, 'Q')) as never });
  }],
  ['no handler', 'handler is left out', (s) => {
    new SqsConsumer(s, 'A', { handler: undefined as never });
  }],
];
