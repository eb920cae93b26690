/** What the README shows is what a reader gets: the table of its first command, and the refusal that it quotes. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Destination, KinesisConsumer } from '../../src';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { textReport } from '../../src/report/text';
import { TemplateApp } from '../../src/template/app';
import { Example } from '../examples/synthesize';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const blocks = [...README.matchAll(/```text\n(.*?)```/gs)].map((match) => match[1].trimEnd());
const WIDTH = 120;

test('The table is the one that the orders example gives', () => {
  const { template } = Example.run('orders', { 'aws:cdk:enable-path-metadata': true });
  const graph = readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]));
  expect(blocks[0]).toBe(textReport(graph, WIDTH).trimEnd());
});

test('The refusal is the one that an event bus behind a stream gets', () => {
  const stack = new Stack(new App(), 'Shop');
  const handler = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  expect(() => new KinesisConsumer(stack, 'Clicks', {
    handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.eventBus(new events.EventBus(stack, 'Bus')),
  })).toThrow(blocks[1].replace(/\n/g, ' '));
});
