/** Options of a queue and of its mapping, and what the other sources make of them. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { functionBehind } from '../../src/constructs/wiring/handler';
import { Outcome, Row, Seen } from './cell';
import { refused, sets, setsOnFunction, setsOnQueue } from './expectations';

const IMPORTED_FUNCTION = refused(/which is imported$/, /set the dead-letter queue where the function is created/);
const IMPORTED_QUEUE = refused(/is given for the queue .*, which is imported$/, /Set it where the queue is created\.$/);
const SETTLED_QUEUE = refused(/is given, but the queue .* has a redrive policy itself$/, /Leave it out here, or on the queue\.$/);
const OTHER_TYPE = refused(/is (FIFO|standard), but the queue is (FIFO|standard)$/, /Give a (FIFO|standard) queue/);
const FIFO_WINDOW = refused(/maxBatchingWindow is 5 seconds, but the queue is FIFO$/, /Leave maxBatchingWindow out/);
const MADE_ONLY = refused(/is given together with the queue /, /Set it on .*, or leave queue out\.$/);

const redrivesToGiven = setsOnQueue('Properties.RedrivePolicy', ({ given }: Seen) => ({
  deadLetterTargetArn: given.deadLetterQueue.queueArn, maxReceiveCount: 5,
}));

export const QUEUE_ROWS: readonly Row[] = [
  {
    name: 'deadLetterQueue',
    prop: 'deadLetterQueue',
    give: (scope) => ({ deadLetterQueue: new sqs.Queue(scope, 'DeadLetters', { retentionPeriod: Duration.days(14) }) }),
    cells: {
      'async': setsOnFunction('DeadLetterConfig.TargetArn', ({ given }: Seen) => given.deadLetterQueue.queueArn),
      'async imported function': IMPORTED_FUNCTION,
      'async imported function with role': IMPORTED_FUNCTION,
      'queue imported': IMPORTED_QUEUE,
      'queue settled': SETTLED_QUEUE,
      'standard queue': redrivesToGiven,
      'FIFO queue': OTHER_TYPE,
    },
  },
  {
    name: 'deadLetterQueue that keeps a message no longer than the queue',
    prop: 'deadLetterQueue',
    give: (scope) => ({ deadLetterQueue: new sqs.Queue(scope, 'DeadLetters', { retentionPeriod: Duration.days(4) }) }),
    cells: {
      'async': setsOnFunction('DeadLetterConfig.TargetArn', ({ given }: Seen) => given.deadLetterQueue.queueArn),
      'async imported function': IMPORTED_FUNCTION,
      'async imported function with role': IMPORTED_FUNCTION,
      'queue imported': IMPORTED_QUEUE,
      'queue settled': SETTLED_QUEUE,
      'standard queue': redrivesToGiven, // dead-letter-queue-outlives-source reports it
      'FIFO queue': OTHER_TYPE,
    },
  },
  {
    name: 'deadLetterQueue that is FIFO',
    prop: 'deadLetterQueue',
    give: (scope) => ({ deadLetterQueue: new sqs.Queue(scope, 'DeadLetters', { fifo: true }) }),
    cells: {
      'async': refused(/deadLetterQueue is the FIFO queue .*, but Lambda sends to standard queues and topics only$/, /Use a standard queue or topic/),
      'queue imported': IMPORTED_QUEUE,
      'queue settled': SETTLED_QUEUE,
      'standard queue': OTHER_TYPE,
      'FIFO queue': redrivesToGiven,
    },
  },
  {
    name: 'deadLetterQueue left out',
    prop: 'deadLetterQueue',
    give: () => ({}),
    cells: {
      'async': setsOnFunction('DeadLetterConfig', undefined),
      'async imported function': sets('DestinationConfig.OnFailure.Destination', ({ made }: Seen) => made.onFailure!.destinationArn),
      'async imported function with role': sets('DestinationConfig.OnFailure.Destination', ({ made }: Seen) => made.onFailure!.destinationArn),
      'async durable function': ({ synthesized, made }) => {
        const [dlq] = synthesized.resource(functionBehind(made.handler)).Properties.DeadLetterConfig.TargetArn['Fn::GetAtt'];
        expect(synthesized.json.Resources[dlq].Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
      },
      'queue imported': ({ made }) => expect(made.deadLetterQueue).toBeUndefined(),
      'queue settled': setsOnQueue('Properties.RedrivePolicy.maxReceiveCount', 9),
      'queue': ({ synthesized, made }) => {
        expect(synthesized.resource(made.queue!).Properties.RedrivePolicy).toEqual({
          deadLetterTargetArn: synthesized.resolve(made.deadLetterQueue!.queueArn), maxReceiveCount: 5,
        });
        const deadLetters = synthesized.resource(made.deadLetterQueue!).Properties;
        expect(deadLetters).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
        expect(deadLetters.FifoQueue).toBe(synthesized.resource(made.queue!).Properties.FifoQueue);
      },
    },
  },
  onRedrive('maxReceiveCount of 8', 'maxReceiveCount', 8, setsOnQueue('Properties.RedrivePolicy.maxReceiveCount', 8)),
  onRedrive('alarm that is not enabled', 'alarm', { enabled: false }, (seen) => expect(alarmsOf(seen)).toEqual([])),
  onRedrive('alarm that is enabled', 'alarm', { enabled: true }, (seen) => expect(alarmsOf(seen)).toHaveLength(1)),
  {
    name: 'visibilityTimeout of 3 minutes',
    prop: 'visibilityTimeout',
    give: () => ({ visibilityTimeout: Duration.minutes(3) }),
    cells: {
      'queue imported': IMPORTED_QUEUE,
      'queue settled': refused(/visibilityTimeout is given, but the queue .* sets 120 seconds itself$/, /Leave it out here, or on the queue\.$/),
      'queue': setsOnQueue('Properties.VisibilityTimeout', 180),
    },
  },
  {
    name: 'visibilityTimeout below the timeout of the handler',
    prop: 'visibilityTimeout',
    give: () => ({ visibilityTimeout: Duration.seconds(9) }),
    cells: {
      queue: refused(/visibilityTimeout hides a message for 9 seconds, but the handler .* may run for 10 seconds$/, /of at least 10 seconds, better 60 seconds\.$/),
    },
  },
  {
    name: 'visibilityTimeout left out',
    prop: 'visibilityTimeout',
    give: () => ({}),
    cells: {
      'queue imported': ({ made }) => expect(made.queue!.node.defaultChild).toBeUndefined(),
      'queue settled': setsOnQueue('Properties.VisibilityTimeout', 120),
      'queue': setsOnQueue('Properties.VisibilityTimeout', 60),
    },
  },
  {
    name: 'visibilityTimeout left out beside a batching window',
    prop: 'visibilityTimeout',
    give: () => ({ maxBatchingWindow: Duration.seconds(5) }),
    cells: {
      'FIFO queue': FIFO_WINDOW,
      'FIFO queue imported': FIFO_WINDOW,
      'queue imported': sets('MaximumBatchingWindowInSeconds', 5),
      'queue settled': setsOnQueue('Properties.VisibilityTimeout', 120),
      'queue': setsOnQueue('Properties.VisibilityTimeout', 65),
    },
  },
  onMade('fifo', () => true, setsOnQueue('Properties.FifoQueue', true)),
  {
    name: 'contentBasedDeduplication',
    prop: 'contentBasedDeduplication',
    give: () => ({ contentBasedDeduplication: true }),
    cells: {
      'FIFO queue made': setsOnQueue('Properties.ContentBasedDeduplication', true),
      'queue made': refused(/contentBasedDeduplication is true, and the new queue is a standard queue$/, /out, or set fifo to true\.$/),
      'queue': MADE_ONLY,
    },
  },
  onMade('encryptionMasterKey', (scope) => new kms.Key(scope, 'Key'),
    setsOnQueue('Properties.KmsMasterKeyId', ({ given }: Seen) => given.encryptionMasterKey.keyArn)),
  onMade('retentionPeriod', () => Duration.days(2), setsOnQueue('Properties.MessageRetentionPeriod', 172_800)),
  onMade('removalPolicy', () => RemovalPolicy.DESTROY, setsOnQueue('DeletionPolicy', 'Delete')),
  onQueue('maxConcurrency of 2', 'maxConcurrency', { maxConcurrency: 2 }, sets('ScalingConfig', { MaximumConcurrency: 2 })),
  onQueue('provisionedPollerConfig', 'provisionedPollerConfig', { provisionedPollerConfig: { minimumPollers: 2, maximumPollers: 3 } },
    sets('ProvisionedPollerConfig', { MinimumPollers: 2, MaximumPollers: 3 }), sets('ProvisionedPollerConfig', { MinimumPollers: 2, MaximumPollers: 3 })),
  onQueue('maxConcurrency beside provisionedPollerConfig', 'maxConcurrency', { provisionedPollerConfig: { minimumPollers: 2 }, maxConcurrency: 2 },
    refused(/provisionedPollerConfig is given together with maxConcurrency$/, /Leave maxConcurrency out/)),
  onQueue('provisionedPollerConfig with a poller group', 'provisionedPollerConfig', { provisionedPollerConfig: { pollerGroupName: 'group' } },
    refused(/pollerGroupName is given, but poller groups exist for Kafka sources only$/, /Leave pollerGroupName out\.$/), sets('ProvisionedPollerConfig', { PollerGroupName: 'group' })),
];

/** Prop of the redrive policy, which an imported queue and one that has a policy do not take. */
function onRedrive(name: string, prop: string, value: unknown, taken: Outcome): Row {
  return {
    name,
    prop,
    give: () => ({ [prop]: value }),
    cells: { 'queue imported': IMPORTED_QUEUE, 'queue settled': SETTLED_QUEUE, 'queue': taken },
  };
}

/** Prop of a queue that is made: a queue that exists does not take it. */
function onMade(prop: string, value: (scope: Construct) => unknown, taken: Outcome): Row {
  return {
    name: prop,
    prop,
    give: (scope) => ({ [prop]: value(scope) }),
    cells: { 'queue made': taken, 'queue': MADE_ONLY },
  };
}

function onQueue(name: string, prop: string, props: object, queue: Outcome, Kafka?: Outcome): Row {
  return { name, prop, give: () => ({ ...props }), cells: { queue, ...Kafka && { Kafka } } };
}

/** The alarms on the dead-letter queue. */
function alarmsOf({ synthesized, made }: Seen): unknown[] {
  const name = JSON.stringify(synthesized.resolve(made.deadLetterQueue!.queueName));
  return Object.values(synthesized.json.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::CloudWatch::Alarm' && JSON.stringify(Properties.Dimensions).includes(name));
}
