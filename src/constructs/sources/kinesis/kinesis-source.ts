/** The stream or enhanced fan-out consumer that a mapping reads, and what its reader must be allowed to do. */
import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import {
  KINESIS_CONSUME_ACTIONS, KINESIS_FILTER_KEYS, KINESIS_JSON_KEY, KINESIS_SUBSCRIBE_ACTIONS,
} from '../../../sources/kinesis/facts';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { refuse, whereIs } from '../../wiring/refuse';
import { MappingSource } from '../mapping/mapping';
import { readStatements } from '../mapping/read-statements';
import { KinesisConsumerProps } from './kinesis-consumer-props';

export function kinesisMappingSource(
  consumer: Construct, { stream, streamConsumer }: KinesisConsumerProps,
): MappingSource {
  refuseOtherKinds(consumer, { stream, streamConsumer }, {
    stream: ['stream', 'There is nothing to read', 'a stream that is imported with Stream.fromStreamArn()'],
    streamConsumer: ['streamConsumer', 'There is nothing to read', 'give the stream as stream'],
  });
  if (streamConsumer && !stream) {
    const { stream: read, streamConsumerArn: arn } = streamConsumer;
    const statements = [...readStream(read), ...readStatements(KINESIS_SUBSCRIBE_ACTIONS, arn)];
    return sourceOf('streamConsumer', streamConsumer, arn, statements);
  }
  if (stream && !streamConsumer) {
    return sourceOf('stream', stream, stream.streamArn, readStream(stream));
  }
  return refuse(consumer, {
    prop: 'stream',
    fact: stream ? 'and streamConsumer are both given' : 'and streamConsumer are both left out',
    consequence: 'An event source mapping reads exactly one source',
    fix: 'Give stream for shared throughput, or streamConsumer for enhanced fan-out',
  });
}

function sourceOf(
  prop: string, construct: IResource, arn: string, statements: readonly iam.PolicyStatement[],
): MappingSource {
  const { region } = construct.env;
  return {
    prop,
    name: whereIs(construct),
    construct,
    region,
    arn,
    statements,
    filterKeys: KINESIS_FILTER_KEYS,
    jsonKey: KINESIS_JSON_KEY,
  };
}

function readStream(stream: kinesis.IStream): iam.PolicyStatement[] {
  return readStatements(KINESIS_CONSUME_ACTIONS, stream.streamArn, stream.encryptionKey);
}
