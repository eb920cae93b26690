/** Lets S3 itself invoke a function, by the custom resource with which aws-cdk-lib sets the notifications of a bucket. */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allowServiceToInvoke } from '../../wiring/services/invoke-permission';
import { BucketSettings } from './bucket-settings';

export function createBucketNotifications(
  trigger: Construct, bucket: s3.IBucket, { events, prefixes, suffixes }: BucketSettings, handler: lambda.IFunction,
): void {
  const permission = allowServiceToInvoke(trigger, handler, {
    principal: 's3.amazonaws.com', arn: bucket.bucketArn, account: Stack.of(trigger).account,
  });
  const destination: s3.IBucketNotificationDestination = {
    bind: () => ({
      type: s3.BucketNotificationDestinationType.LAMBDA, arn: handler.functionArn, dependencies: [permission],
    }),
  };
  for (const event of events) {
    for (const filter of filtersOf(prefixes, suffixes)) {
      bucket.addEventNotification(event, destination, ...filter);
    }
  }
}

function filtersOf(prefixes: readonly string[], suffixes: readonly string[]): readonly s3.NotificationKeyFilter[][] {
  const starts: (string | undefined)[] = prefixes.length === 0 ? [undefined] : [...prefixes];
  const ends: (string | undefined)[] = suffixes.length === 0 ? [undefined] : [...suffixes];
  return starts.flatMap((prefix) => ends.map((suffix) => (
    prefix === undefined && suffix === undefined ? [] : [{ prefix, suffix }])));
}
