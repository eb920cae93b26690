/** The destination objects of aws-cdk-lib, which come in through the two adapters. */
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as eventSources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination } from '../../src';
import { makeFunction } from '../support/app';
import { DestinationRow, FIFO, Given, KAFKA_ONLY, MAPPING, MAPPING_ADAPTER, POLLERS, SELF, SUCCESS } from './destination-row';

function adapted(destination: lambda.IDestination, arn: string, actions: string): Given {
  return { destination: Destination.fromDestination(destination), arn, allows: [{ actions }] };
}

function adaptedDlq(dlq: lambda.IEventSourceDlq, arn: string, actions: string): Given {
  return { destination: Destination.fromEventSourceDlq(dlq), arn, allows: actions === '' ? [] : [{ actions }] };
}

const T = 'taken';
const _ = 'absent';

export const ADAPTER_ROWS: readonly DestinationRow[] = [
  {
    name: 'SqsDestination',
    make: (scope) => {
      const to = new sqs.Queue(scope, 'To');
      return adapted(new destinations.SqsDestination(to), to.queueArn, 'sqs:SendMessage');
    },
    cells: [T, T, T, _, _, _],
  },
  {
    name: 'SqsDestination that is FIFO',
    make: (scope) => adapted(new destinations.SqsDestination(new sqs.Queue(scope, 'To', { fifo: true })), '', ''),
    cells: [FIFO, FIFO, FIFO, _, _, _],
  },
  {
    name: 'SnsDestination',
    make: (scope) => {
      const to = new sns.Topic(scope, 'To');
      return adapted(new destinations.SnsDestination(to), to.topicArn, 'sns:Publish');
    },
    cells: [T, T, T, _, _, _],
  },
  {
    name: 'LambdaDestination',
    make: (scope) => {
      const to = makeFunction(scope, 'To');
      return adapted(new destinations.LambdaDestination(to), to.functionArn, 'lambda:InvokeFunction');
    },
    cells: [T, T, MAPPING, _, _, _],
  },
  {
    name: 'LambdaDestination of the handler itself',
    make: (_scope, handler) => adapted(new destinations.LambdaDestination(handler), '', ''),
    cells: [SELF, SELF, MAPPING, _, _, _],
  },
  {
    name: 'EventBridgeDestination',
    make: (scope) => {
      const to = new events.EventBus(scope, 'To');
      return adapted(new destinations.EventBridgeDestination(to), to.eventBusArn, 'events:PutEvents');
    },
    cells: [T, T, MAPPING, _, _, _],
  },
  {
    name: 'S3Destination',
    make: (scope) => {
      const to = new s3.Bucket(scope, 'To');
      return adapted(new destinations.S3Destination(to), to.bucketArn, 's3:PutObject');
    },
    cells: [SUCCESS, T, T, _, _, _],
  },
  {
    name: 'SqsDlq',
    make: (scope) => {
      const to = new sqs.Queue(scope, 'To');
      return adaptedDlq(new eventSources.SqsDlq(to), to.queueArn, 'sqs:SendMessage');
    },
    cells: [MAPPING_ADAPTER, MAPPING_ADAPTER, T, _, _, _],
  },
  {
    name: 'SqsDlq that is FIFO',
    make: (scope) => adaptedDlq(new eventSources.SqsDlq(new sqs.Queue(scope, 'To', { fifo: true })), '', ''),
    cells: [MAPPING_ADAPTER, MAPPING_ADAPTER, FIFO, _, _, _],
  },
  {
    name: 'SnsDlq',
    make: (scope) => {
      const to = new sns.Topic(scope, 'To');
      return adaptedDlq(new eventSources.SnsDlq(to), to.topicArn, 'sns:Publish');
    },
    cells: [MAPPING_ADAPTER, MAPPING_ADAPTER, T, _, _, _],
  },
  {
    name: 'S3OnFailureDestination',
    make: (scope) => {
      const to = new s3.Bucket(scope, 'To');
      return adaptedDlq(new eventSources.S3OnFailureDestination(to), to.bucketArn, 's3:PutObject');
    },
    cells: [MAPPING_ADAPTER, MAPPING_ADAPTER, T, _, _, _],
  },
  {
    name: 'KafkaDlq',
    make: () => adaptedDlq(new eventSources.KafkaDlq('failed'), 'kafka://failed', ''),
    cells: [MAPPING_ADAPTER, MAPPING_ADAPTER, KAFKA_ONLY, _, _, _, T, POLLERS],
  },
];
