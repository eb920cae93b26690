/** Clicks arrive on an encrypted stream and are counted. A bucket keeps those that cannot be counted, where a queue would keep pointers. */
import { Duration, Validations } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Destination, KinesisConsumer } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { ShopFunction } from './shop-function';

export interface ClicksProps {
  readonly failures: s3.IBucket;
}

export class Clicks extends Construct {
  constructor(scope: Construct, id: string, { failures }: ClicksProps) {
    super(scope, id);
    const stream = new kinesis.Stream(this, 'Stream', {
      streamMode: kinesis.StreamMode.ON_DEMAND,
      encryption: kinesis.StreamEncryption.KMS,
      encryptionKey: new kms.Key(this, 'Key', { enableKeyRotation: true }),
    });
    Validations.of(stream).acknowledge({ id: 'AwsSolutions-KDS3', reason: 'With a key of its own the shop says itself who may read its clicks' });

    new KinesisConsumer(this, 'Counting', {
      handler: new ShopFunction(this, 'Count', { file: 'count-clicks' }),
      stream,
      maxBatchingWindow: Duration.seconds(10),
      retryAttempts: 3,
      onFailure: Destination.bucket(failures),
    });
  }
}
