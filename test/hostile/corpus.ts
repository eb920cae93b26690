/** Templates to mutate: every fixture of every rule, and a SAM template with everything that the transforms expand. */
import { readdirSync } from 'fs';
import { join } from 'path';
import { readTemplateFile } from '../../src/template/load/files';
import { Json } from '../template/app-of';

const FIXTURES = join(__dirname, '../rules/fixtures');

export interface Sample { readonly name: string; readonly template: Json }

export function corpus(): readonly Sample[] {
  const files = readdirSync(FIXTURES).filter((file) => file.endsWith('.yaml')).sort();
  return [...files.map((file) => ({ name: file, template: readTemplateFile(join(FIXTURES, file)) as Json })), { name: 'sam', template: SAM }];
}

const SAM: Json = {
  Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'],
  Parameters: { Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] } },
  Mappings: { Sizes: { dev: { Batch: 10 }, prod: { Batch: 100 } } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Globals: { Function: { Runtime: 'nodejs22.x', Timeout: 30, Handler: 'index.handler', CodeUri: 's3://bucket/key' } },
  Outputs: { Queue: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-queue' } } } },
  Resources: {
    'Queue': {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: 20, RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 } },
    },
    'Dead': { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 60 } },
    'Table': { Type: 'AWS::DynamoDB::Table', Properties: { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } } },
    'Worker': {
      Type: 'AWS::Serverless::Function',
      Properties: {
        AutoPublishAlias: 'live',
        ReservedConcurrentExecutions: 5,
        DeadLetterQueue: { Type: 'SQS', TargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] } },
        EventInvokeConfig: { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Type: 'SQS', Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } } },
        Policies: ['AWSLambdaBasicExecutionRole', { SQSPollerPolicy: { QueueName: { 'Fn::GetAtt': ['Queue', 'QueueName'] } } }],
        Events: {
          Orders: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] }, BatchSize: { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Batch'] } } },
          Changes: { Type: 'DynamoDB', Properties: { Stream: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, StartingPosition: 'LATEST', BatchSize: 100 } },
          Bucket: { Type: 'S3', Properties: { Bucket: { Ref: 'Bucket' }, Events: 's3:ObjectCreated:*' } },
          Daily: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } },
          Bus: { Type: 'EventBridgeRule', Properties: { Pattern: { source: ['app'] } } },
          Api: { Type: 'HttpApi', Properties: { Path: '/', Method: 'get' } },
        },
      },
    },
    'Bucket': { Type: 'AWS::S3::Bucket' },
    'Link': { Type: 'AWS::Serverless::Connector', Properties: { Source: { Id: 'Worker' }, Destination: { Id: 'Queue' }, Permissions: ['Write'] } },
    'Fn::ForEach::Many': ['Name', ['One', 'Two'], { 'Queue${Name}': { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'q-${Name}' } } } }],
  },
};
