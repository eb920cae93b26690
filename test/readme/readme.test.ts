/** What the README shows is what a reader gets: the table of its first command, and the refusal that it quotes. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as library from '../../src';
import { check } from '../../src/checks/check';
import { RULE_IDS } from '../../src/checks/rule-ids';
import { parseConfig } from '../../src/cli/config';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { ran } from '../cli/support';
import { Example } from '../examples/synthesize';
import { firstGraph, shown } from './first-app';

const WIDTH = 120;

test('The first app compiles as it stands, synthesizes without a finding, and its table is the one that follows', () => {
  const graph = firstGraph();
  expect(check(graph, ALL_RULES).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(shown('first report')).toBe(textReport(reportOf(graph), WIDTH).trimEnd());
});

test('The table is the one that the orders example gives', () => {
  const { template } = Example.run('orders', { 'aws:cdk:enable-path-metadata': true });
  const graph = readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]));
  expect(shown('demo')).toBe(textReport(reportOf(graph), WIDTH).trimEnd());
});

test('The refusal is the one that an event bus behind a stream gets', () => {
  const stack = new Stack(new App(), 'Shop');
  const handler = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  expect(() => new library.KinesisConsumer(stack, 'Clicks', {
    handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure: library.Destination.eventBus(new events.EventBus(stack, 'Bus')),
  })).toThrow(shown('refusal').replace(/\n/g, ' '));
});

test('The finding is one of those that the SAM example has, and the run ends as it is shown', () => {
  const { out, exit } = ran(['check', 'examples/sam/shop/template.yaml']);
  const told = out.trimEnd().split('\n\n');
  const parts = shown('check').split('\n\n');
  expect(exit).toBe(1);
  expect(told.slice(1, 4).every((finding) => finding.startsWith('error '))).toBe(true);
  expect(parts).toEqual([told[0], told.find((finding) => finding === parts[1]), told.at(-1)]);
});

test('The config file of docs/checking.md is one that the command takes, and its options are options', () => {
  const page = readFileSync(join(__dirname, '../../docs/checking.md'), 'utf8');
  const [config] = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1]);
  expect(parseConfig(JSON.parse(config), RULE_IDS, 'docs/checking.md')).toMatchObject({ failOn: 'warning' });
  const help = ran(['check', '--help']).out;
  const named = [...page.matchAll(/(?<=[ `])--(?!yes|quiet|stack-name|query|tag|rm)[a-z-]+/g)].map(([option]) => option);
  expect(new Set(named).size).toBeGreaterThan(5);
  expect(named.filter((option) => !help.includes(option))).toEqual([]);
});
