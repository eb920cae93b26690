/** The stream or enhanced fan-out consumer that a mapping reads, and what its reader must be allowed to do. */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import {
  KINESIS_CONSUME_ACTIONS, KINESIS_FILTER_KEYS, KINESIS_JSON_KEY, KINESIS_SUBSCRIBE_ACTIONS,
} from '../../../sources/kinesis/facts';
import { refuse, whereIs } from '../../wiring/refuse';
import { refuseOtherConstruct } from '../../wiring/wrong-construct';
import { MappingSource } from '../mapping/mapping';
import { readStatements } from '../mapping/read-statements';
import { KinesisConsumerProps } from './kinesis-consumer-props';

export function kinesisMappingSource(
  consumer: Construct, { stream, streamConsumer }: KinesisConsumerProps,
): MappingSource {
  refuseOtherConstruct(consumer, stream, {
    prop: 'stream',
    attribute: 'streamArn',
    noun: 'a stream',
    consequence: 'There is nothing to read',
    fix: 'Give a kinesis.Stream, or a stream that is imported with Stream.fromStreamArn()',
  });
  refuseOtherConstruct(consumer, streamConsumer, {
    prop: 'streamConsumer',
    attribute: 'streamConsumerArn',
    noun: 'a consumer of a stream',
    consequence: 'There is nothing to read',
    fix: 'Give a kinesis.StreamConsumer, or give the stream as stream',
  });
  if (streamConsumer && !stream) {
    return {
      prop: 'streamConsumer',
      name: whereIs(streamConsumer),
      construct: streamConsumer,
      region: streamConsumer.env.region,
      arn: streamConsumer.streamConsumerArn,
      statements: [
        ...readStream(streamConsumer.stream),
        ...readStatements(KINESIS_SUBSCRIBE_ACTIONS, streamConsumer.streamConsumerArn),
      ],
      filterKeys: KINESIS_FILTER_KEYS,
      jsonKey: KINESIS_JSON_KEY,
    };
  }
  if (stream && !streamConsumer) {
    return {
      prop: 'stream',
      name: whereIs(stream),
      construct: stream,
      region: stream.env.region,
      arn: stream.streamArn,
      statements: readStream(stream),
      filterKeys: KINESIS_FILTER_KEYS,
      jsonKey: KINESIS_JSON_KEY,
    };
  }
  return refuse(consumer, {
    prop: 'stream',
    fact: stream ? 'and streamConsumer are both given' : 'and streamConsumer are both left out',
    consequence: 'An event source mapping reads exactly one source',
    fix: 'Give stream for shared throughput, or streamConsumer for enhanced fan-out',
  });
}

function readStream(stream: kinesis.IStream): iam.PolicyStatement[] {
  return readStatements(KINESIS_CONSUME_ACTIONS, stream.streamArn, stream.encryptionKey);
}
