/** The destinations that a description names. */
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as adapters from 'aws-cdk-lib/aws-lambda-destinations';
import * as eventSources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Destination } from '../../src';
import { makeAlias, makeFunction } from '../support/app';
import { DESTINATIONS } from './destination-names';

export function queueOf(scope: Construct, kind: string): sqs.IQueue {
  const encryptionMasterKey = kind.startsWith('encrypted') ? new kms.Key(scope, 'Key') : undefined;
  return new sqs.Queue(scope, 'To', { fifo: kind.startsWith('FIFO') || undefined, encryptionMasterKey, retentionPeriod: Duration.days(14) });
}

export function topicOf(scope: Construct, kind: string): sns.ITopic {
  return new sns.Topic(scope, 'To', {
    fifo: kind.startsWith('FIFO') || undefined, masterKey: kind.startsWith('encrypted') ? new kms.Key(scope, 'Key') : undefined,
  });
}

function bucketOf(scope: Construct, kind: string): s3.IBucket {
  return new s3.Bucket(scope, 'To', { encryptionKey: kind.startsWith('encrypted') ? new kms.Key(scope, 'Key') : undefined });
}

export function destinationOf(scope: Construct, kind: typeof DESTINATIONS[number], handler: lambda.IFunction): Destination {
  switch (kind) {
    case 'made queue': return Destination.newQueue();
    case 'made queue with key': return Destination.newQueue({ encryptionMasterKey: new kms.Key(scope, 'Key') });
    case 'function': return Destination.function(makeFunction(scope, 'To'));
    case 'alias': return Destination.function(makeAlias(makeFunction(scope, 'To')));
    case 'self': return Destination.function(handler);
    case 'event bus': return Destination.eventBus(new events.EventBus(scope, 'To'));
    case 'topic of Kafka': return Destination.kafkaTopic('failed');
    case 'SqsDestination': return Destination.fromDestination(new adapters.SqsDestination(queueOf(scope, '')));
    case 'SnsDestination': return Destination.fromDestination(new adapters.SnsDestination(topicOf(scope, '')));
    case 'LambdaDestination': return Destination.fromDestination(new adapters.LambdaDestination(makeFunction(scope, 'To')));
    case 'EventBridgeDestination': return Destination.fromDestination(new adapters.EventBridgeDestination(new events.EventBus(scope, 'To')));
    case 'S3Destination': return Destination.fromDestination(new adapters.S3Destination(bucketOf(scope, '')));
    case 'SqsDlq': return Destination.fromEventSourceDlq(new eventSources.SqsDlq(queueOf(scope, '')));
    case 'SnsDlq': return Destination.fromEventSourceDlq(new eventSources.SnsDlq(topicOf(scope, '')));
    case 'S3OnFailureDestination': return Destination.fromEventSourceDlq(new eventSources.S3OnFailureDestination(bucketOf(scope, '')));
    default: return kind.endsWith('queue') ? Destination.queue(queueOf(scope, kind))
      : kind.endsWith('topic') ? Destination.topic(topicOf(scope, kind)) : Destination.bucket(bucketOf(scope, kind));
  }
}
