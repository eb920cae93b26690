/** Real aws-cdk-lib resources for tests of the wiring, and what to ask of the templates that they end in. */
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { WITHOUT_CHECKS } from './app';

export const ENV = { account: '111122223333', region: 'eu-west-1' };
export const IMPORTED_FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:imported';
export const IMPORTED_ROLE_ARN = 'arn:aws:iam::111122223333:role/imported-role';

/** A template's JSON, of any shape. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, Json>;
  readonly DependsOn?: readonly string[];
}

export function newStack(id = 'Shop', app = new App({ context: WITHOUT_CHECKS })): Stack {
  return new Stack(app, id, { env: ENV });
}

export function newFunction(scope: IConstruct, id = 'Handler', props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(Stack.of(scope), id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    ...props,
  });
}

export function resourcesOf(stack: Stack, type?: string): Record<string, Resource> {
  const all: Record<string, Resource> = Template.fromStack(stack).toJSON().Resources ?? {};
  return Object.fromEntries(Object.entries(all).filter(([, { Type }]) => type === undefined || Type === type));
}

/** How many resources of a type the templates of an app have, in all stages. */
export function countIn(app: App, type: string): number {
  const resources = app.synth().stacksRecursively.flatMap(({ template }): Resource[] => Object.values(template.Resources ?? {}));
  return resources.filter(({ Type }) => Type === type).length;
}

/** The properties of the only resource of its type. */
export function onlyOf(stack: Stack, type: string): Record<string, Json> {
  const found = Object.values(resourcesOf(stack, type));
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return found[0].Properties;
}

/** As the template has it: references, not tokens. A reference to another stack is settled by the first look at a template. */
export function inTemplate(at: IConstruct, value: unknown): Json {
  return Stack.of(at).resolve(value);
}

/** Every statement that a stack's policies give to a role, as the template has them. */
export function statementsOf(stack: Stack, role: iam.IRole | undefined): unknown[] {
  const policies = Object.values(resourcesOf(stack, 'AWS::IAM::Policy'));
  const wanted = JSON.stringify(stack.resolve(role!.roleName));
  return policies
    .filter(({ Properties }) => Properties.Roles.some((name: unknown) => JSON.stringify(name) === wanted))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

export function allow(action: string | string[], resource: unknown, condition?: unknown) {
  return { Action: action, Effect: 'Allow', Resource: resource, ...(condition ? { Condition: condition } : {}) };
}

/** Logical ids of the policies that hold a statement with this action on this resource. */
export function policiesWith(stack: Stack, action: string, resource?: unknown): string[] {
  return Object.entries(resourcesOf(stack, 'AWS::IAM::Policy'))
    .filter(([, { Properties }]) => Properties.PolicyDocument.Statement.some((statement: Json) =>
      [statement.Action].flat().includes(action)
      && (resource === undefined || JSON.stringify(statement.Resource) === JSON.stringify(resource))))
    .map(([id]) => id);
}

/** The library's own warnings; aws-cdk-lib has some, which come and go with its releases. */
export function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data))
    .filter((warning) => warning.includes('[ack: cdk-lambda-delivery:'));
}

/** The message of the error that a construction throws. */
export function refusal(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

export const LATEST = '$LATEST';
export const QUEUE_READ = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
export const KINESIS_READ = [
  'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards',
];
export const DYNAMODB_READ = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
export const KEY_WRITE = ['kms:Decrypt', 'kms:GenerateDataKey'];
