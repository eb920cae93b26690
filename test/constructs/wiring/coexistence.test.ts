/** One function with every kind of lane, each with an exit of its own: the case that lost events in the field. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, DynamoDbConsumer, KinesisConsumer, SqsConsumer } from '../../../src';
import { newFunction, newStack, policiesWith, Resource, resourcesOf } from '../../support/wired';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const CONFIG = 'AWS::Lambda::EventInvokeConfig';

function everyLane(stack: Stack, handler: lambda.IFunction): void {
  new AsyncInvocation(stack, 'Async', {
    handler,
    onSuccess: Destination.eventBus(new events.EventBus(stack, 'Bus')),
    onFailure: Destination.bucket(new s3.Bucket(stack, 'Failures')),
  });
  new SqsConsumer(stack, 'Orders', { handler, visibilityTimeout: Duration.minutes(1) });
  new SqsConsumer(stack, 'Returns', { handler, visibilityTimeout: Duration.minutes(1), queue: new sqs.Queue(stack, 'Given') });
  new KinesisConsumer(stack, 'Clicks', { handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.topic(new sns.Topic(stack, 'Topic')) });
  new DynamoDbConsumer(stack, 'Changes', {
    handler,
    table: new dynamodb.Table(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, stream: dynamodb.StreamViewType.NEW_IMAGE,
    }),
    onFailure: Destination.bucket(new s3.Bucket(stack, 'Archive')),
  });
  new KinesisConsumer(stack, 'Fanned', {
    handler,
    streamConsumer: new kinesis.StreamConsumer(stack, 'StreamConsumer', { stream: new kinesis.Stream(stack, 'StreamOfAll'), streamConsumerName: 'all' }),
  });
}

/** What Lambda does on behalf of a mapping or config: the action, and on which resource. */
function needsOf({ Type, Properties }: Resource): Array<[string, unknown]> {
  const ends = Object.values(Properties.DestinationConfig ?? {}).map((end) => (end as { Destination: unknown }).Destination);
  const source = Properties.EventSourceArn;
  return [...ends, ...Type === MAPPING ? [source] : []].map((arn) => [actionOn(arn, arn === source), arn]);
}

function actionOn(arn: unknown, reads: boolean): string {
  const id = (arn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt']?.[0] ?? (arn as { Ref: string }).Ref;
  const actions: ReadonlyArray<readonly [RegExp, string]> = [
    [/^Bus/, 'events:PutEvents'], [/^Failures|^Archive/, 's3:ListBucket'],
    [/^StreamConsumer/, 'kinesis:SubscribeToShard'], [/^Topic/, 'sns:Publish'], [/^Stream/, 'kinesis:GetRecords'],
    [/^Table/, 'dynamodb:GetRecords'], [/./, reads ? 'sqs:ReceiveMessage' : 'sqs:SendMessage'],
  ];
  return actions.find(([pattern]) => pattern.test(id))![1];
}

const HANDLERS: ReadonlyArray<readonly [string, () => { stack: Stack; handler: lambda.IFunction }]> = [
  ['a function', () => {
    const stack = newStack();
    return { stack, handler: newFunction(stack) };
  }],
  ['an alias', () => {
    const stack = newStack();
    return { stack, handler: newFunction(stack).addAlias('live') };
  }],
  ['a function of another stack', () => {
    const functions = newStack('Functions');
    return { stack: newStack('Shop', functions.node.root as App), handler: newFunction(functions) };
  }],
];

describe.each(HANDLERS)('Six lanes to %s', (_, make) => {
  test('wait, mapping by mapping and config, for the very policies that hold what Lambda needs there', () => {
    const { stack, handler } = make();
    everyLane(stack, handler);

    const lanes = Object.values({ ...resourcesOf(stack, MAPPING), ...resourcesOf(stack, CONFIG) });
    const unmet = lanes.flatMap((lane) => needsOf(lane).filter(([action, arn]) => {
      const policies = policiesWith(stack, action, arn);
      return policies.length !== 1 || !lane.DependsOn?.includes(policies[0]);
    }));

    expect(lanes).toHaveLength(6);
    expect(lanes.flatMap(needsOf)).toHaveLength(10);
    expect(unmet).toEqual([]);
  });

  test('end in exits of their own', () => {
    const { stack, handler } = make();
    everyLane(stack, handler);

    const failures = Object.values({ ...resourcesOf(stack, MAPPING), ...resourcesOf(stack, CONFIG) })
      .map(({ Properties }) => JSON.stringify(Properties.DestinationConfig?.OnFailure)).filter(Boolean);
    const deadLetters = Object.values(resourcesOf(stack, 'AWS::SQS::Queue')).map(({ Properties }) => JSON.stringify(Properties.RedrivePolicy)).filter(Boolean);

    expect(new Set(failures).size).toBe(4);
    expect(new Set(deadLetters).size).toBe(2);
  });

  test('call the function by the qualifier that was given', () => {
    const { stack, handler } = make();
    everyLane(stack, handler);

    const called = Object.values(resourcesOf(stack, MAPPING)).map(({ Properties }) => Properties.FunctionName);
    expect(called).toEqual(Array(5).fill(stack.resolve(handler.functionArn)));
  });
});
