/** What the README shows is what a reader gets: the table of its first command, and the refusal that it quotes. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Destination, KinesisConsumer } from '../../src';
import { RULE_IDS } from '../../src/checks/rule-ids';
import { parseConfig } from '../../src/cli/config';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { textReport } from '../../src/report/text';
import { TemplateApp } from '../../src/template/app';
import { ran } from '../cli/support';
import { Example } from '../examples/synthesize';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const [TABLE, FINDING, REFUSAL] = [...README.matchAll(/```text\n(.*?)```/gs)].map((match) => match[1].trimEnd());
const WIDTH = 120;

test('The table is the one that the orders example gives', () => {
  const { template } = Example.run('orders', { 'aws:cdk:enable-path-metadata': true });
  const graph = readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]));
  expect(TABLE).toBe(textReport(graph, WIDTH).trimEnd());
});

test('The refusal is the one that an event bus behind a stream gets', () => {
  const stack = new Stack(new App(), 'Shop');
  const handler = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  expect(() => new KinesisConsumer(stack, 'Clicks', {
    handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.eventBus(new events.EventBus(stack, 'Bus')),
  })).toThrow(REFUSAL.replace(/\n/g, ' '));
});

test('The finding is one of those that the SAM example has, and the run ends as it is shown', () => {
  const { out, exit } = ran(['check', 'examples/sam/shop/template.yaml']);
  const told = out.trimEnd().split('\n\n');
  const shown = FINDING.split('\n\n');
  expect(exit).toBe(1);
  expect(told.slice(0, 3).every((finding) => finding.startsWith('error '))).toBe(true);
  expect(told).toContain(shown[0]);
  expect(shown.slice(1)).toEqual([told.at(-1)]);
});

test('The config file of docs/checking.md is one that the command takes, and its options are options', () => {
  const page = readFileSync(join(__dirname, '../../docs/checking.md'), 'utf8');
  const [config] = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1]);
  expect(parseConfig(JSON.parse(config), RULE_IDS, 'docs/checking.md')).toMatchObject({ failOn: 'warning' });
  const help = ran(['check', '--help']).out;
  const named = [...page.matchAll(/(?<=[ `])--(?!yes|quiet|stack-name|query)[a-z-]+/g)].map(([option]) => option);
  expect(new Set(named).size).toBeGreaterThan(5);
  expect(named.filter((option) => !help.includes(option))).toEqual([]);
});
