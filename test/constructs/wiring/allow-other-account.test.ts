/** A source or destination of another account: both sides are written where this app has both, and the missing one is named where not. */
import { App, PhysicalName, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, DynamoDbConsumer, FailureQueue, KinesisConsumer, SnsTrigger, SqsConsumer } from '../../../src';
import { makeFunction, makeTable, WITHOUT_CHECKS } from '../../support/app';
import { refusalOf } from '../../support/refusal';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, resourcesOf, warningsOf } from '../../support/wired';
import { checked } from '../triggers/delivered';

const OTHER = '444455556666';
const ROLE = `arn:aws:iam::${ENV.account}:role/worker`;

interface Stacks {
  readonly here: Stack;
  readonly there: Stack;
}

function newStacks(account = OTHER): Stacks {
  const app = new App({ context: WITHOUT_CHECKS });
  return { here: newStack('Here', app), there: new Stack(app, 'There', { env: { ...ENV, account } }) };
}

function workerIn(here: Stack, roleName: string | undefined = 'worker'): lambda.Function {
  return makeFunction(here, 'Fn', {
    role: new iam.Role(here, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'), roleName }),
  });
}

const sendTo = (destination: (there: Stack, here: Stack) => Destination) => ({ here, there }: Stacks, handler: lambda.IFunction): unknown => (
  new AsyncInvocation(here, 'Used', { handler, onFailure: destination(there, here) }));

type Use = (stacks: Stacks, handler: lambda.IFunction) => unknown;

/** With the type of the policy, the actions and what they are allowed on. */
const USES: readonly (readonly [string, Use, string, readonly string[]])[] = [
  ['a queue', sendTo((there) => Destination.queue(new sqs.Queue(there, 'Q', { queueName: 'q' }))), 'AWS::SQS::QueuePolicy', ['sqs:SendMessage']],
  ['a queue with a generated name', sendTo((there) => Destination.queue(new sqs.Queue(there, 'Q', { queueName: PhysicalName.GENERATE_IF_NEEDED }))),
    'AWS::SQS::QueuePolicy', ['sqs:SendMessage']],
  ['a topic', sendTo((there) => Destination.topic(new sns.Topic(there, 'T', { topicName: 't' }))), 'AWS::SNS::TopicPolicy', ['sns:Publish']],
  ['a bucket', sendTo((there) => Destination.bucket(new s3.Bucket(there, 'B', { bucketName: 'b-1' }))), 'AWS::S3::BucketPolicy', ['s3:PutObject', 's3:ListBucket']],
  ['a bus', sendTo((there) => Destination.eventBus(new events.EventBus(there, 'E', { eventBusName: 'e' }))), 'AWS::Events::EventBusPolicy', ['events:PutEvents']],
  ['a key of a queue', sendTo((there) => Destination.queue(new sqs.Queue(there, 'Q', { queueName: 'q', encryptionMasterKey: new kms.Key(there, 'K') }))),
    'AWS::KMS::Key', ['kms:Decrypt', 'kms:GenerateDataKey']],
  ['a dead-letter queue', ({ here, there }, handler) => new AsyncInvocation(here, 'Used', { handler, deadLetterQueue: new FailureQueue(there, 'Q', { queueName: 'q' }) }),
    'AWS::SQS::QueuePolicy', ['sqs:SendMessage']],
  ['a queue that is consumed', ({ here, there }, handler) => new SqsConsumer(here, 'Used', { handler, queue: new sqs.Queue(there, 'Q', { queueName: 'q' }) }),
    'AWS::SQS::QueuePolicy', ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']],
  ['a stream', ({ here, there }, handler) => new KinesisConsumer(here, 'Used', { handler, stream: new kinesis.Stream(there, 'S', { streamName: 's' }) }),
    'AWS::Kinesis::ResourcePolicy', ['kinesis:GetRecords']],
];

/** The statements for the role of another account, with their actions. */
function allowedIn(there: Stack, type: string): { readonly actions: string[]; readonly principal: string; readonly role: string }[] {
  return Object.values(resourcesOf(there, type))
    .flatMap(({ Properties }): Untyped[] => [
      (Properties.PolicyDocument ?? Properties.KeyPolicy ?? Properties.ResourcePolicy)?.Statement ?? Properties.Statement ?? [],
    ].flat())
    .filter(({ Condition }) => Condition?.ArnEquals?.['aws:PrincipalArn'] !== undefined)
    .map(({ Action, Principal, Condition }) => ({
      actions: [Action].flat(), principal: textOf(Principal.AWS), role: textOf(Condition.ArnEquals['aws:PrincipalArn']),
    }));
}

function textOf(arn: Untyped): string {
  return typeof arn === 'string' ? arn : arn['Fn::Join'][1].map((part: Untyped) => (typeof part === 'string' ? part : 'aws')).join('');
}

describe('a resource of this app', () => {
  test.each(USES)('%s allows a role with a name from its own side', (_, use, type, actions) => {
    const stacks = newStacks();
    use(stacks, workerIn(stacks.here));
    const allowed = allowedIn(stacks.there, type);
    expect(allowed.flatMap((one) => one.actions)).toEqual(expect.arrayContaining([...actions]));
    expect(new Set(allowed.map(({ principal, role }) => `${principal} ${role}`))).toEqual(new Set([`arn:aws:iam::${ENV.account}:root ${ROLE}`]));
    expect(warningsOf(stacks.here)).toEqual([]);
  });

  test.each(USES)('%s gets a warning for a role without a name', (_, use, type, [action]) => {
    const stacks = newStacks();
    use(stacks, makeFunction(stacks.here));
    expect(allowedIn(stacks.there, type)).toEqual([]);
    expect(warningsOf(stacks.here).join()).toMatch(new RegExp(`is in account ${OTHER}, and its policy has to allow .* has no name: .*"${action}"`));
  });

  test.each(USES)('%s of the same account gets neither', (_, use, type) => {
    const stacks = newStacks(ENV.account);
    use(stacks, workerIn(stacks.here));
    expect(allowedIn(stacks.there, type)).toEqual([]);
    expect(warningsOf(stacks.here)).toEqual([]);
  });

  test('allows a role by a generated name, from an alias', () => {
    const stacks = newStacks();
    USES[0][1](stacks, workerIn(stacks.here, PhysicalName.GENERATE_IF_NEEDED).addAlias('live'));
    expect(allowedIn(stacks.there, 'AWS::SQS::QueuePolicy').map(({ role }) => role)).toEqual([expect.stringMatching(/:role\/here/)]);
  });

  test('that is a bus for both outcomes allows each', () => {
    const { here, there } = newStacks();
    const bus = Destination.eventBus(new events.EventBus(there, 'E', { eventBusName: 'e' }));
    new AsyncInvocation(here, 'Used', { handler: workerIn(here), onFailure: bus, onSuccess: bus });
    expect(allowedIn(there, 'AWS::Events::EventBusPolicy')).toHaveLength(2);
  });

  test('is silent to the checks, which read both sides', () => {
    const stacks = newStacks();
    USES[0][1](stacks, workerIn(stacks.here));
    expect(checked(stacks.here).findings.filter((finding) => finding.startsWith('role-may-deliver'))).toEqual([]);
  });
});

describe('a side that is missing is named with its statement', () => {
  test.each<[string, Use, RegExp]>([
    ['an imported queue', sendTo((_, here) => Destination.queue(sqs.Queue.fromQueueArn(here, 'Q', `arn:aws:sqs:${ENV.region}:${OTHER}:q`))),
      /the queue Here\/Q is in account 444455556666, .* This app cannot change it\. .*"sqs:SendMessage".*"aws:PrincipalArn".*"Resource":"arn:aws:sqs:eu-west-1:444455556666:q"/],
    ['an imported bucket', sendTo((_, here) => Destination.bucket(s3.Bucket.fromBucketAttributes(here, 'B', { bucketName: 'bucket', account: OTHER }))),
      /the bucket Here\/B is in account 444455556666.*"s3:PutObject"/],
    ['an imported key', sendTo((_, here) => Destination.queue(sqs.Queue.fromQueueAttributes(here, 'Q', {
      queueArn: `arn:aws:sqs:${ENV.region}:${OTHER}:q`, keyArn: `arn:aws:kms:${ENV.region}:${OTHER}:key/1`,
    }))), /the key Here\/Q\/Key is in account 444455556666.*"kms:Decrypt"/],
    ['a function', sendTo((there) => Destination.function(makeFunction(there, 'F', { functionName: 'f' }))), /the function There\/F is in account.*"lambda:InvokeFunction"/],
    ['a table', ({ here, there }, handler) => new DynamoDbConsumer(here, 'Used', { handler, table: makeTable(there, 'Table', { tableName: 't' }) }),
      /the stream of the table There\/Table is in account .* This app cannot change it\. .*"dynamodb:GetRecords"/],
  ])('%s', (_, use, message) => {
    const stacks = newStacks();
    use(stacks, workerIn(stacks.here));
    expect(warningsOf(stacks.here).join()).toMatch(message);
  });
});

describe('what AWS does not allow is refused', () => {
  test.each<[string, Use, RegExp]>([
    ['a queue without a name', sendTo((there) => Destination.queue(new sqs.Queue(there, 'Q'))), /: onFailure There\/Q has no queueName, and is in account 444455556666/],
    ['a source without a name', ({ here, there }, handler) => new SqsConsumer(here, 'Used', { handler, queue: new sqs.Queue(there, 'Q') }), /: queue There\/Q has no queueName/],
    ['a topic without a name', ({ here, there }, handler) => new SnsTrigger(here, 'Used', { handler, topic: new sns.Topic(there, 'T') }), /: topic There\/T has no topicName/],
    ['the key of SQS', sendTo((there) => Destination.queue(new sqs.Queue(there, 'Q', { queueName: 'q', encryption: sqs.QueueEncryption.KMS_MANAGED }))),
      /: onFailure There\/Q is in account 444455556666 and encrypted with alias\/aws\/sqs, but Here\/Used is in 111122223333\./],
    ['the key of SNS', sendTo((there) => Destination.topic(new sns.Topic(there, 'T', { topicName: 't', masterKey: kms.Alias.fromAliasName(there, 'K', 'alias/aws/sns') }))),
      /encrypted with alias\/aws\/sns/],
  ])('%s', (_, use, message) => {
    const stacks = newStacks();
    expect(refusalOf(() => use(stacks, workerIn(stacks.here)))).toMatch(message);
  });
});
