import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, KinesisConsumer, SqsConsumer } from '../../../src';
import { WITHOUT_CHECKS } from '../../support/app';
import {
  allow, IMPORTED_FUNCTION_ARN, IMPORTED_ROLE_ARN, inTemplate, newFunction, newStack, onlyOf, policiesWith, QUEUE_READ, resourcesOf, statementsOf,
  warningsOf,
} from '../../support/wired';

const visibilityTimeout = Duration.minutes(1);

function importedWith(stack: Stack, role: iam.IRole): lambda.IFunction {
  return lambda.Function.fromFunctionAttributes(stack, 'Handler', { functionArn: IMPORTED_FUNCTION_ARN, role });
}

const HANDLERS: ReadonlyArray<readonly [string, (stack: Stack) => lambda.IFunction]> = [
  ['a function', (stack) => newFunction(stack)],
  ['an alias', (stack) => newFunction(stack).addAlias('live')],
  ['a version', (stack) => newFunction(stack).currentVersion],
  ['a function with a role of its own', (stack) => newFunction(stack, 'Handler', {
    role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }),
  })],
  ['an imported function with an imported role', (stack) => importedWith(stack, iam.Role.fromRoleArn(stack, 'Role', IMPORTED_ROLE_ARN))],
  ['an alias that is imported together with its function', (stack) => lambda.Alias.fromAliasAttributes(stack, 'Alias', {
    aliasName: 'live',
    aliasVersion: lambda.Version.fromVersionAttributes(stack, 'Version', { lambda: newFunction(stack), version: '1' }),
  })],
];

describe('the role gets the statements, and the mapping waits for the policy that holds them, when the handler is', () => {
  test.each(HANDLERS)('%s', (_, make) => {
    const stack = newStack();
    const handler = make(stack);

    const { queue } = new SqsConsumer(stack, 'Orders', { handler, visibilityTimeout });

    expect(statementsOf(stack, handler.role)).toEqual([allow(QUEUE_READ, inTemplate(stack, queue.queueArn))]);
    const [mapping] = Object.values(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'));
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, 'sqs:ReceiveMessage')));
    expect(mapping.Properties.FunctionName).toEqual(inTemplate(stack, handler.functionArn));
    expect(warningsOf(stack)).toEqual([]);
  });
});

const UNCHANGEABLE: ReadonlyArray<readonly [string, string, (stack: Stack) => lambda.IFunction]> = [
  ['is not known', 'has a role that is unknown to this app',
    (stack) => lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN)],
  ['belongs to another account', 'has a role that this app cannot change',
    (stack) => importedWith(stack, iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::999999999999:role/theirs'))],
  ['is imported as immutable', 'has a role that this app cannot change',
    (stack) => importedWith(stack, iam.Role.fromRoleArn(stack, 'Role', IMPORTED_ROLE_ARN, { mutable: false }))],
  ['takes no policy updates', 'has a role that this app cannot change', (stack) => newFunction(stack, 'Handler', {
    role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }).withoutPolicyUpdates(),
  })],
];

describe('a warning names the whole statement to add when the role', () => {
  test.each(UNCHANGEABLE)('%s', (_, why, make) => {
    const stack = newStack();
    const handler = make(stack);

    const { queue } = new SqsConsumer(stack, 'Orders', { handler, visibilityTimeout });

    const statement = JSON.stringify(allow(QUEUE_READ, inTemplate(stack, queue.queueArn)));
    expect(warningsOf(stack)).toEqual([
      expect.stringMatching(new RegExp(`^Shop/Orders: the handler Shop/Handler ${why}\\. Without this statement in its execution role, `)),
    ]);
    expect(warningsOf(stack)[0]).toContain(statement);
    expect(warningsOf(stack)[0]).toContain('[ack: cdk-lambda-delivery:roleUnknown.sqs.DeleteMessage+sqs.GetQueueAttributes+sqs.ReceiveMessage]');
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
    expect(onlyOf(stack, 'AWS::Lambda::EventSourceMapping').FunctionName).toEqual(inTemplate(stack, handler.functionArn));
  });

  test.each(UNCHANGEABLE)('%s, and lies in another stack', (_, why, make) => {
    const functions = newStack('Functions');
    const stack = newStack('Shop', functions.node.root as never);
    const handler = make(functions);

    const { queue } = new SqsConsumer(stack, 'Orders', { handler, visibilityTimeout });

    expect(warningsOf(stack)).toEqual([expect.stringContaining(why)]);
    expect(warningsOf(stack)[0]).toContain(JSON.stringify(allow(QUEUE_READ, inTemplate(stack, queue.queueArn))));
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
  });
});

test('Each statement that is missing has a warning of its own, the one on the key included', () => {
  const stack = newStack();
  const handler = lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN);
  const success = new sqs.Queue(stack, 'Success', { encryption: sqs.QueueEncryption.KMS });
  const failure = new sqs.Queue(stack, 'Failure');

  new AsyncInvocation(stack, 'Async', { handler, onSuccess: Destination.queue(success), onFailure: Destination.queue(failure) });

  const named = [
    allow('sqs:SendMessage', inTemplate(stack, success.queueArn)),
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], inTemplate(stack, success.encryptionMasterKey!.keyArn)),
    allow('sqs:SendMessage', inTemplate(stack, failure.queueArn)),
  ];
  expect(warningsOf(stack)).toEqual(named.map((statement) => expect.stringContaining(JSON.stringify(statement))));
});

test('A warning says where the statement belongs: a role that this app knows needs no import', () => {
  const fixes = UNCHANGEABLE.map(([, , make]) => {
    const stack = newStack();
    new SqsConsumer(stack, 'Orders', { handler: make(stack), visibilityTimeout });
    return /Add it [^[]*/.exec(warningsOf(stack)[0])?.[0].trim();
  });

  const [unknown, ...unchangeable] = fixes;
  expect(unknown).toBe('Add it there, or import the function with its role: Function.fromFunctionAttributes(…, { functionArn, role }).');
  expect(unchangeable).toEqual(Array(3).fill('Add it where the role is created.'));
});

describe('a role that somebody else creates before the deployment (iam.Role.customizeRoles)', () => {
  const reported = (make: (stack: Stack) => void): string[] => {
    const app = new App({ context: WITHOUT_CHECKS });
    iam.Role.customizeRoles(app, { usePrecreatedRoles: { 'Shop/Handler/ServiceRole': 'made-by-security' } });
    const stack = newStack('Shop', app);
    make(stack);
    const { roles } = JSON.parse(readFileSync(join(app.synth().directory, 'iam-policy-report.json'), 'utf8'));
    return roles[0].identityPolicyStatements.flatMap(({ Action }: { Action: string | string[] }) => Action);
  };

  test('the report of aws-cdk-lib has the statements about a failure bucket too, which stand in a policy of their own', () => {
    expect(reported((stack) => new KinesisConsumer(stack, 'Clicks', {
      handler: newFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.bucket(new s3.Bucket(stack, 'Bucket')),
    }))).toEqual(expect.arrayContaining(['kinesis:GetRecords', 's3:ListBucket', 's3:PutObject']));
  });

  test('the report has the statements of a construct in another stack', () => {
    expect(reported((stack) => new SqsConsumer(newStack('Orders', stack.node.root as App), 'Orders', { handler: newFunction(stack) })))
      .toEqual(expect.arrayContaining(['sqs:ReceiveMessage']));
  });
});
