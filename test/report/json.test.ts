import { readFileSync } from 'fs';
import { join } from 'path';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { jsonReport } from '../../src/report/json';
import { reportOf } from '../../src/report/report';
import { TemplateApp } from '../../src/template/app';
import { aFunction, aMapping, graphOf } from '../template/app-of';

test('the report is the graph and the stories of its deliveries', () => {
  const graph = graphOf({ Fn: aFunction(), M: aMapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' }) });
  const report = reportOf(graph);
  expect(report.stories.map(({ id }) => id)).toEqual(['App.M']);
  const summary = expect.objectContaining({ unchecked: 1, told: 0 });
  expect(JSON.parse(jsonReport(report))).toEqual({ ...graph, stories: report.stories, hops: [], summary });
});

test('no control or invisible character is written as itself, and none is lost', () => {
  const evil = 'arn:aws:sqs:eu-west-1:1:\u009b\u007f\u202e\u{e0001}\n\ud800';
  const report = jsonReport(reportOf(graphOf({ Fn: aFunction(), M: aMapping({ EventSourceArn: evil }) })));
  expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(JSON.parse(report).deliveries[0].source.node).toBe(evil);
});

test('the example in docs/delivery-graph.md is what its template gives', () => {
  const [template, graph] = [...readFileSync(join(__dirname, '../../docs/delivery-graph.md'), 'utf8').matchAll(/```json\n([^]*?)```/g)]
    .map(([, json]) => JSON.parse(json));
  expect(readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]))).toEqual(graph);
});
