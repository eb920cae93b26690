/** Lambda chooses the keys of the objects that it stores: the one wildcard that the library needs, wherever bucket and role are. */
import { App, CfnElement, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AsyncInvocation, Destination, KinesisConsumer } from '../../src';
import { ENV, newFunction, resourcesOf } from '../support/wired';
import { acknowledgmentsIn, AWS_SOLUTIONS, findingsOf } from './packs';

interface Scene {
  readonly stack: Stack;
  readonly handler: lambda.Function;
  readonly bucket: s3.IBucket;
}

function roleIn(stack: Stack): Partial<lambda.FunctionProps> {
  return { role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) };
}

function inOneStack(stack: Stack, bucket: (stack: Stack) => s3.IBucket = (at) => new s3.Bucket(at, 'Bucket')): Scene {
  return { stack, handler: newFunction(stack, 'Handler', roleIn(stack)), bucket: bucket(stack) };
}

function inStacks(app: App, of: { bucket: string; handler: string; invocation: string }): Scene {
  const stacks = new Map<string, Stack>();
  const at = (id: string) => stacks.get(id) ?? stacks.set(id, new Stack(app, id, { env: ENV })).get(id)!;
  const functions = at(of.handler);
  return { bucket: new s3.Bucket(at(of.bucket), 'Bucket'), handler: newFunction(functions, 'Handler', roleIn(functions)), stack: at(of.invocation) };
}

function rename(scene: Scene): Scene {
  (scene.bucket.node.defaultChild as CfnElement).overrideLogicalId('Renamed');
  return scene;
}

const SCENES: ReadonlyArray<readonly [string, RegExp, (app: App) => Scene]> = [
  ['a bucket of the same stack', /^<Bucket\w{8}\.Arn>\/\*$/, (app) => inOneStack(new Stack(app, 'Shop', { env: ENV }))],
  ['a bucket of a stack without an environment', /^<Bucket\w{8}\.Arn>\/\*$/, (app) => inOneStack(new Stack(app, 'Shop'))],
  ['a bucket in a stage', /^<Bucket\w{8}\.Arn>\/\*$/, (app) => inOneStack(new Stack(new Stage(app, 'Prod'), 'Shop'))],
  ['a bucket with a name', /^<Bucket\w{8}\.Arn>\/\*$/,
    (app) => inOneStack(new Stack(app, 'Shop'), (at) => new s3.Bucket(at, 'Bucket', { bucketName: 'failures' }))],
  ['a bucket that is imported by its name', /^arn:<AWS::Partition>:s3:::failures\/\*$/,
    (app) => inOneStack(new Stack(app, 'Shop'), (at) => s3.Bucket.fromBucketName(at, 'Bucket', 'failures'))],
  ['a bucket that is imported by its ARN', /^arn:aws:s3:::failures\/\*$/,
    (app) => inOneStack(new Stack(app, 'Shop'), (at) => s3.Bucket.fromBucketArn(at, 'Bucket', 'arn:aws:s3:::failures'))],
  ['a bucket whose logical id is overridden', /^<Renamed\.Arn>\/\*$/, (app) => rename(inOneStack(new Stack(app, 'Shop')))],
  ['a bucket of another stack than handler and construct', /ExportsOutputFnGetAttBucket\w+\/\*$/,
    (app) => inStacks(app, { bucket: 'Buckets', handler: 'Shop', invocation: 'Shop' })],
  ['bucket and construct in another stack than the handler', /^<Bucket\w{8}\.Arn>\/\*$/,
    (app) => inStacks(app, { bucket: 'Shop', handler: 'Functions', invocation: 'Shop' })],
  ['bucket, handler and construct in three stacks', /ExportsOutputFnGetAttBucket\w+\/\*$/,
    (app) => inStacks(app, { bucket: 'Buckets', handler: 'Functions', invocation: 'Shop' })],
  ['bucket and handler in another stack than the construct', /ExportsOutputFnGetAttBucket\w+\/\*$/,
    (app) => inStacks(app, { bucket: 'Functions', handler: 'Functions', invocation: 'Shop' })],
];

const IAM5 = /^AwsSolutions-IAM5\[Resource::(.*)\]$/;

function wildcardFindings(stack: Stack) {
  return findingsOf(AWS_SOLUTIONS, stack).filter(({ id }) => id.startsWith('AwsSolutions-IAM'));
}

function wildcardAcknowledgments(stack: Stack): string[] {
  return Object.values(acknowledgmentsIn(stack)).flatMap((reasons) => Object.keys(reasons)).flatMap((id) => IAM5.exec(id)?.[1] ?? []);
}

describe.each([
  ['an asynchronous invocation', ({ stack, handler, bucket }: Scene) => new AsyncInvocation(stack, 'Async', {
    handler, onFailure: Destination.bucket(bucket),
  })],
  ['a stream consumer', ({ stack, handler, bucket }: Scene) => new KinesisConsumer(stack, 'Clicks', {
    handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.bucket(bucket),
  })],
])('The objects of one bucket, and no other wildcard, are acknowledged for %s with', (_, make) => {
  test.each(SCENES)('%s', (_scene, resource, sceneIn) => {
    const scene = sceneIn(new App());
    make(scene);

    expect(wildcardFindings(scene.stack)).toEqual([]);
    expect(wildcardAcknowledgments(scene.stack)).toEqual([expect.stringMatching(resource)]);
  });
});

test('A logical id that is overridden after the construct was made is the one that is acknowledged', () => {
  const scene = inOneStack(new Stack(new App(), 'Shop'));
  new AsyncInvocation(scene.stack, 'Async', { handler: scene.handler, onFailure: Destination.bucket(scene.bucket) });

  rename(scene);

  expect(wildcardFindings(scene.stack)).toEqual([]);
  expect(wildcardAcknowledgments(scene.stack)).toEqual(['<Renamed.Arn>/*']);
});

test('Another wildcard in the role is still found, even one on the same objects', () => {
  const scene = inOneStack(new Stack(new App(), 'Shop'));
  new AsyncInvocation(scene.stack, 'Async', { handler: scene.handler, onFailure: Destination.bucket(scene.bucket) });
  scene.handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:DeleteObject'], resources: [scene.bucket.arnForObjects('*'), '*'] }));

  expect(wildcardFindings(scene.stack).map(({ id }) => id)).toEqual([
    expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<Bucket\w{8}\.Arn>\/\*\]$/), 'AwsSolutions-IAM5[Resource::*]',
  ]);
});

test('An app that is synthesized twice acknowledges once', () => {
  const { stack, handler, bucket } = inOneStack(new Stack(new App(), 'Shop'));
  new AsyncInvocation(stack, 'Async', { handler, onFailure: Destination.bucket(bucket) });
  (stack.node.root as App).synth();
  (stack.node.root as App).synth({ force: true });

  const metadata = stack.node.findAll().flatMap(({ node }) => node.metadata)
    .filter(({ type, data }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && JSON.stringify(data).includes('IAM5'));
  expect(metadata).toHaveLength(1);
});

test('A role with so many statements that aws-cdk-lib splits its policy keeps the acknowledgment', () => {
  const { stack, handler, bucket } = inOneStack(new Stack(new App(), 'Shop'));
  for (let index = 0; index < 200; index += 1) {
    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [`arn:aws:sqs:eu-west-1:111122223333:queue-${index}`] }));
    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [`arn:aws:sns:eu-west-1:111122223333:topic-${index}`] }));
  }
  new AsyncInvocation(stack, 'Async', { handler, onFailure: Destination.bucket(bucket) });

  expect(Object.keys(resourcesOf(stack, 'AWS::IAM::ManagedPolicy'))).not.toEqual([]);
  expect(wildcardFindings(stack)).toEqual([]);
});
