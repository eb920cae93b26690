/** The lines of a CDK app that findings name, in an assembly as the app writes it. */
import { mkdirSync } from 'fs';
import { relative } from 'path';
import { App, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WITH_CREATION_STACKS } from '../support/app';
import { Folder, ran } from './support';

let folder: Folder;
beforeAll(() => { folder = new Folder(); });
afterAll(() => folder.remove());

/** The line that follows the call. */
function nextLine(): number {
  return Number(/code-places\.test\.ts:(\d+)/.exec(new Error().stack!.split('\n')[2])![1]) + 1;
}

function lines(scope: Construct): number {
  const handler = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({});'),
  });
  const line = nextLine();
  const queue = new Queue(scope, 'Jobs', { visibilityTimeout: Duration.seconds(1) });
  handler.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
  return line;
}

const apps: Record<string, (app: App) => number> = {
  'a stack': (app) => lines(new Stack(app, 'Shop')),
  'a stack of a stage': (app) => lines(new Stack(new Stage(app, 'Prod'), 'Shop')),
  'a nested stack': (app) => lines(new NestedStack(new Stack(app, 'Shop'), 'Inner')),
};

test.each(Object.entries(apps))('a finding in %s names the line that creates the queue', (name, build) => {
  const directory = folder.file(name.replaceAll(' ', '-'));
  mkdirSync(directory);
  const app = new App({
    outdir: `${directory}/cdk.out`,
    context: { 'cdk-lambda-delivery:checks': false },
    ...WITH_CREATION_STACKS,
  });
  const line = build(app);
  app.synth();
  const file = relative(process.cwd(), __filename);
  const { findings } = JSON.parse(ran(['check', `${directory}/cdk.out`, '--format', 'json']).out);
  const late = findings.find(({ rule }: { rule: string }) => rule === 'visibility-covers-timeout');
  expect(late.code).toEqual({ file, line, column: expect.any(Number) });
  expect([late.line, late.column]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(ran(['check', `${directory}/cdk.out`]).out).toMatch(new RegExp(`\\n  ${file}:${line}:\\d+: \\S+Jobs/Resource \\(`));
});

test('the apps of other tests record no stack, for their speed', () => {
  const queue = new Queue(new Stack(new App(), 'Shop'), 'Jobs');
  expect(queue.node.defaultChild!.node.metadata.map(({ type }) => type)).toEqual(['aws:cdk:logicalId']);
});
