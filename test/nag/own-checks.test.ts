/** What a default of this library decides is never a finding of this library, of whatever severity. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination, DynamoDbConsumer, FailureQueue, KinesisConsumer, SqsConsumer } from '../../src';
import { Folder, ran } from '../cli/support';
import { fn, Validated, validate, withChecks } from '../constructs/checks/validated';
import { constructNames, constructsIn } from '../support/public-constructs';
import { everyConstruct } from './every-construct';

const places = ({ told }: Pick<Validated, 'told'>): string[] => told.map(({ rule, path }) => `${rule} at ${path}`);

test('the checks that constructs bring find nothing on any construct with its defaults, and fail nothing', () => {
  const checked = validate((app) => everyConstruct(app));

  expect({ failed: checked.failed, told: places(checked) }).toEqual({ failed: false, told: [] });
});

test('DeliveryChecks find nothing on any construct with its defaults, nor anything worth knowing', () => {
  const { told } = validate(withChecks((app) => {
    expect([...constructsIn(everyConstruct(app))].sort()).toEqual(constructNames());
  }));

  expect(places({ told })).toEqual([]);
});

type Build = (stack: Stack, handler: lambda.Function) => void;

const POINTER = 'failure-pointer-outlives-record';
const ORDER = 'fifo-redrive-breaks-order';
const table = (stack: Stack): dynamodb.Table => new dynamodb.Table(stack, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, stream: dynamodb.StreamViewType.KEYS_ONLY,
});
const stream = (stack: Stack, days: number): kinesis.Stream => new kinesis.Stream(stack, 'Stream', { retentionPeriod: Duration.days(days) });
const fifoQueue = (stack: Stack): sqs.Queue => new sqs.Queue(stack, 'Queue', { fifo: true });

/** The rules with a finding, and the notes, of the command over the app. */
function commandOn(build: Build): { readonly rules: string[]; readonly notes: unknown[] } {
  const folder = new Folder();
  try {
    const app = new App({ outdir: folder.file('cdk.out'), analyticsReporting: false });
    const stack = new Stack(app, 'Shop');
    build(stack, fn(stack, 'Handler', { timeout: Duration.seconds(3) }));
    app.synth();
    const { findings, notes } = JSON.parse(ran(['check', folder.file('cdk.out'), '--format', 'json']).out);
    return { rules: findings.map(({ rule }: { readonly rule: string }) => rule), notes };
  } finally {
    folder.remove();
  }
}

test.each<[string, Build]>([
  ['the failure queue of a table\'s stream', (stack, handler) => void new DynamoDbConsumer(stack, 'Consumer', { handler, table: table(stack) })],
  ['the failure queue of a stream', (stack, handler) => void new KinesisConsumer(stack, 'Consumer', { handler, stream: stream(stack, 1) })],
  ['the failure queue of a stream that keeps records as long', (stack, handler) => void new KinesisConsumer(stack, 'Consumer', { handler, stream: stream(stack, 14) })],
  ['the failure queue of such a stream with fan-out', (stack, handler) => void new KinesisConsumer(stack, 'Consumer', {
    handler, streamConsumer: new kinesis.StreamConsumer(stack, 'FanOut', { stream: stream(stack, 14), streamConsumerName: 'fan-out' }),
  })],
  ['the dead-letter queue of a FIFO queue that is made', (stack, handler) => void new SqsConsumer(stack, 'Consumer', { handler, fifo: true })],
  ['the dead-letter queue of a FIFO queue that is given', (stack, handler) => void new SqsConsumer(stack, 'Consumer', { handler, queue: fifoQueue(stack) })],
])('the command has nothing to say of %s, nor of an acknowledgment', (_, build) => {
  expect(commandOn(build)).toEqual({ rules: [], notes: [] });
});

test.each<[string, string, Build]>([
  [POINTER, 'a failure queue of a stream', (stack, handler) => void new KinesisConsumer(stack, 'Consumer', {
    handler, stream: stream(stack, 1), onFailure: Destination.newQueue(),
  })],
  [ORDER, 'a dead-letter queue of a FIFO queue', (stack, handler) => void new SqsConsumer(stack, 'Consumer', {
    handler, fifo: true, deadLetterQueue: new FailureQueue(stack, 'Failures', { fifo: true }),
  })],
])('%s still speaks of what the app itself chooses: %s', (rule, _, build) => {
  expect(commandOn(build).rules).toEqual([rule]);
});
