/** The report as Markdown and as a diagram: the losses first, a word for each of them, and the same bytes for the same app. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { markdownReport } from '../../../src/report/markdown/markdown';
import { mermaidReport } from '../../../src/report/mermaid/mermaid';
import { reportOf } from '../../../src/report/report';
import { TemplateApp } from '../../../src/template/app';
import { graphOf } from '../../template/app-of';
import { shop } from '../diff/app';

const report = reportOf(graphOf(shop()));

test('Markdown says the sentence, the losses, the table and the picture', () => {
  expect(`\n${markdownReport(report)}`).toMatchSnapshot();
});

test('a diagram shows a lost event beside its function', () => {
  expect(`\n${mermaidReport(report)}`).toMatchSnapshot();
});

test('the losses come first', () => {
  const lines = markdownReport(report).split('\n').filter((line) => line.startsWith('| `'));
  expect(lines.map((line) => line.includes('**NOWHERE**'))).toEqual([true, true, true, false, false, false]);
  expect(mermaidReport(report).indexOf('NOWHERE')).toBeLessThan(mermaidReport(report).indexOf('Orders'));
});

test('an app without deliveries says so', () => {
  expect(markdownReport(reportOf(graphOf({})))).toContain('**No deliveries**');
  expect(mermaidReport(reportOf(graphOf({})))).toBe('flowchart LR\n');
});

test('the order of resources does not change a byte', () => {
  const other = reportOf(graphOf(Object.fromEntries(Object.entries(shop()).reverse())));
  expect([markdownReport(other), mermaidReport(other)]).toEqual([markdownReport(report), mermaidReport(report)]);
});

test('each stack has a band in a diagram, and a picture of its own in Markdown', () => {
  const templates = ['A', 'B'].map((name) => ({ name, deployedName: name, template: { Resources: shop() } }));
  const both = reportOf(readDeliveryGraph(new TemplateApp(templates)));
  expect(mermaidReport(both).match(/subgraph s\d+\["[AB]"\]/g)).toHaveLength(2);
  expect(markdownReport(both).match(/^```mermaid$/gm)).toHaveLength(2);
});
