import { Stack } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination, DestinationKind, KinesisConsumer, KinesisConsumerProps } from '../../../../src';
import { allow, inTemplate, KINESIS_READ, newFunction, newStack, onlyOf, policiesWith, refusal, resourcesOf, statementsOf } from '../../../support/wired';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const IMPORTED_STREAM = 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks';
const IMPORTED_CONSUMER = `${IMPORTED_STREAM}/consumer/fan-out:1`;

/** To a destination that brings no statements to the role that are not looked for here. */
function consume(stack: Stack, props: Partial<KinesisConsumerProps>) {
  const handler = newFunction(stack);
  const queue = new sqs.Queue(stack, 'Queue');
  const consumer = new KinesisConsumer(stack, 'Clicks', { handler, onFailure: Destination.queue(queue), ...props });
  return { consumer, handler, write: allow('sqs:SendMessage', inTemplate(stack, queue.queueArn)) };
}

describe('the role may read exactly', () => {
  const SOURCES: ReadonlyArray<readonly [string, (stack: Stack) => [Partial<KinesisConsumerProps>, string, unknown[]]]> = [
    ['a stream', (stack) => {
      const stream = new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.UNENCRYPTED });
      return [{ stream }, stream.streamArn, [allow(KINESIS_READ, stream.streamArn)]];
    }],
    ['a stream with a key that AWS manages, without the key', (stack) => {
      const stream = new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.MANAGED });
      return [{ stream }, stream.streamArn, [allow(KINESIS_READ, stream.streamArn)]];
    }],
    ['a stream with a customer key, to decrypt', (stack) => {
      const encryptionKey = new kms.Key(stack, 'Key');
      const stream = new kinesis.Stream(stack, 'Stream', { encryptionKey });
      return [{ stream }, stream.streamArn, [allow(KINESIS_READ, stream.streamArn), allow('kms:Decrypt', encryptionKey.keyArn)]];
    }],
    ['an imported stream', (stack) => [
      { stream: kinesis.Stream.fromStreamArn(stack, 'Stream', IMPORTED_STREAM) }, IMPORTED_STREAM, [allow(KINESIS_READ, IMPORTED_STREAM)],
    ]],
    ['an imported stream with a customer key, to decrypt', (stack) => {
      const encryptionKey = new kms.Key(stack, 'Key');
      return [
        { stream: kinesis.Stream.fromStreamAttributes(stack, 'Stream', { streamArn: IMPORTED_STREAM, encryptionKey }) }, IMPORTED_STREAM,
        [allow(KINESIS_READ, IMPORTED_STREAM), allow('kms:Decrypt', encryptionKey.keyArn)],
      ];
    }],
    ['an enhanced fan-out consumer and its stream with a key', (stack) => {
      const encryptionKey = new kms.Key(stack, 'Key');
      const stream = new kinesis.Stream(stack, 'Stream', { encryptionKey });
      const streamConsumer = new kinesis.StreamConsumer(stack, 'FanOut', { stream, streamConsumerName: 'fan-out' });
      return [{ streamConsumer }, streamConsumer.streamConsumerArn, [
        allow(KINESIS_READ, stream.streamArn), allow('kms:Decrypt', encryptionKey.keyArn),
        allow('kinesis:SubscribeToShard', streamConsumer.streamConsumerArn),
      ]];
    }],
    ['an imported enhanced fan-out consumer and the stream that its ARN names', (stack) => [
      { streamConsumer: kinesis.StreamConsumer.fromStreamConsumerArn(stack, 'FanOut', IMPORTED_CONSUMER) }, IMPORTED_CONSUMER,
      [allow(KINESIS_READ, IMPORTED_STREAM), allow('kinesis:SubscribeToShard', IMPORTED_CONSUMER)],
    ]],
  ];

  test.each(SOURCES)('%s', (_, sourceIn) => {
    const stack = newStack();
    const [source, arn, statements] = sourceIn(stack);

    const { handler, write } = consume(stack, source);

    expect(statementsOf(stack, handler.role)).toEqual([write, ...inTemplate(stack, statements)]);
    const [mapping] = Object.values(resourcesOf(stack, MAPPING));
    expect(mapping.Properties.EventSourceArn).toEqual(inTemplate(stack, arn));
    expect(mapping.DependsOn).toEqual(expect.arrayContaining([
      ...policiesWith(stack, 'kinesis:GetRecords'), ...policiesWith(stack, 'sqs:SendMessage'),
    ]));
  });
});

describe('exactly one source is read:', () => {
  const both = (stack: Stack) => {
    const stream = new kinesis.Stream(stack, 'Stream');
    return { stream, streamConsumer: new kinesis.StreamConsumer(stack, 'FanOut', { stream, streamConsumerName: 'fan-out' }) };
  };

  test.each<[string, string, (stack: Stack) => Partial<KinesisConsumerProps>]>([
    ['not both', 'stream and streamConsumer are both given', both],
    ['not none', 'stream and streamConsumer are both left out', () => ({})],
  ])('%s', (_, fact, propsIn) => {
    const stack = newStack();

    expect(refusal(() => consume(stack, propsIn(stack)))).toBe(
      `Shop/Clicks: ${fact}. An event source mapping reads exactly one source. `
      + 'Give stream for shared throughput, or streamConsumer for enhanced fan-out.',
    );
  });
});

describe('a start at a time', () => {
  const { AT_TIMESTAMP, LATEST } = lambda.StartingPosition;
  const consumeFrom = (stack: Stack, props: Partial<KinesisConsumerProps>) => consume(stack, { stream: new kinesis.Stream(stack, 'Stream'), ...props });

  test.each([[0], [1_767_225_600], [1_767_225_600.5]])('is taken: %d', (startingPositionTimestamp) => {
    const stack = newStack();

    consumeFrom(stack, { startingPosition: AT_TIMESTAMP, startingPositionTimestamp });

    expect(onlyOf(stack, MAPPING)).toMatchObject({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: startingPositionTimestamp });
  });

  test.each<[string, Partial<KinesisConsumerProps>, string]>([
    ['AT_TIMESTAMP has no time', { startingPosition: AT_TIMESTAMP }, 'is left out, but startingPosition is AT_TIMESTAMP'],
    ['there is a time for the default', { startingPositionTimestamp: 1 }, 'is given, but startingPosition is TRIM_HORIZON'],
    ['there is a time for LATEST', { startingPosition: LATEST, startingPositionTimestamp: 0 }, 'is given, but startingPosition is LATEST'],
    ['the time is negative', { startingPosition: AT_TIMESTAMP, startingPositionTimestamp: -1 }, 'is -1, which is not a Unix time'],
    ['the time is no number', { startingPosition: AT_TIMESTAMP, startingPositionTimestamp: NaN }, 'is NaN, which is not a Unix time'],
  ])('is refused when %s', (_, props, fact) => {
    expect(refusal(() => consumeFrom(newStack(), props))).toContain(`Shop/Clicks: startingPositionTimestamp ${fact}`);
  });
});

test('A bucket keeps the records that are given up', () => {
  const stack = newStack();
  const bucket = new s3.Bucket(stack, 'Bucket');

  const { consumer } = consume(stack, { stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.bucket(bucket) });

  expect(onlyOf(stack, MAPPING).DestinationConfig).toEqual({ OnFailure: { Destination: inTemplate(stack, bucket.bucketArn) } });
  expect(consumer.failureDestination).toEqual({ kind: DestinationKind.BUCKET, destinationArn: bucket.bucketArn, bucket });
});
