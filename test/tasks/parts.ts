/** What both ways of a task begin with: an app with a function, and the resource whose events it takes. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';

export type Task = (stack: Stack) => void;

export function newStack(): Stack {
  return new Stack(new App({ analyticsReporting: false, context: { 'aws:cdk:enable-path-metadata': true } }), 'Shop');
}

export function newFunction(stack: Stack, props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(stack, 'Work', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => ({ batchItemFailures: [] });'),
    timeout: Duration.seconds(30),
    ...props,
  });
}

export const newStream = (stack: Stack) => new kinesis.Stream(stack, 'Clicks');

export const newTable = (stack: Stack) => new dynamodb.Table(stack, 'Orders', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
});

export const newBucket = (stack: Stack, id = 'Uploads') => new s3.Bucket(stack, id, { enforceSSL: true });

export const newTopic = (stack: Stack) => new sns.Topic(stack, 'Orders', { enforceSSL: true });
