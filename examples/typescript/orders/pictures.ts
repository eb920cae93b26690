/**
 * An uploaded picture is measured. S3 tells EventBridge, a rule invokes the alias `live` asynchronously, and the settings of that
 * invocation are the alias's own: what is measured becomes an event on the shop's bus, what fails is kept in a bucket.
 */
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AsyncInvocation, Destination, FailureQueue } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { PrivateBucket } from './private-bucket';
import { ShopFunction } from './shop-function';

export interface PicturesProps {
  readonly accessLogs: s3.IBucket;
  readonly failures: s3.IBucket;
  readonly bus: events.IEventBus;
}

export class Pictures extends Construct {
  constructor(scope: Construct, id: string, { accessLogs, failures, bus }: PicturesProps) {
    super(scope, id);
    const uploads = new PrivateBucket(this, 'Uploads', { serverAccessLogsBucket: accessLogs, serverAccessLogsPrefix: 'uploads/' });
    // The resource's own property. The L2's `eventBridgeEnabled` would bring a custom resource with a function and a wide role.
    (uploads.node.defaultChild as s3.CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };

    const measure = new ShopFunction(this, 'Measure', { file: 'measure' });
    uploads.addToResourcePolicy(new iam.PolicyStatement({
      principals: [measure.grantPrincipal],
      actions: ['s3:GetObject'],
      resources: [uploads.arnForObjects('*')],
    }));
    const live = measure.addAlias('live');

    new events.Rule(this, 'Uploaded', {
      eventPattern: { source: ['aws.s3'], detailType: ['Object Created'], detail: { bucket: { name: [uploads.bucketName] } } },
      // For events that never reach Lambda's own queue; what the function fails at is the business of the settings below.
      targets: [new targets.LambdaFunction(live, { deadLetterQueue: new FailureQueue(this, 'UploadedUndelivered') })],
    });

    new AsyncInvocation(this, 'Measuring', {
      handler: live,
      retryAttempts: 1,
      maxEventAge: Duration.hours(1),
      onSuccess: Destination.eventBus(bus),
      onFailure: Destination.bucket(failures),
    });
  }
}
