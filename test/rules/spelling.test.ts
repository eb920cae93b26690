/** The findings of a CDK app spell options as the language of the app does. */
import { check } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { fixtures } from './fixture';

/** A word with a capital letter in it, as options of TypeScript have, that no template has. */
const OPTION = /(?<![\w:.{$])[a-z]+[a-z\d]*[A-Z]\w*/g;
/** Members of events and responses, names of AWS, and keys that have their spelling in every language. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'batchItemFailures', 'itemIdentifier', 'redrivePermission',
]);

const results = fixtures().filter(({ bad }) => bad).map(({ name, template }) => {
  const graph = readDeliveryGraph(new TemplateApp([{ name: 'App', template }]));
  return [name, { template, findings: check(graph, ALL_RULES, { spell: (option) => `<${option}>` }).findings }] as const;
});

test.each(results)('%s', (_, { template, findings }) => {
  const given = JSON.stringify(template);
  const left = findings.flatMap(({ rule, inCdk: { message, fix }, message: inTemplate, fix: fixOfTemplate }) => (
    (`${message} ${fix}`.replace(/<[^<>]*>/g, '').match(OPTION) ?? [])
      .filter((word) => !ANYWHERE.has(word) && !given.includes(word) && !`${inTemplate} ${fixOfTemplate}`.includes(word))
      .map((word) => `${rule}: ${word}`)
  ));
  expect(left).toEqual([]);
});

test('options are marked, and their places are not empty', () => {
  const marked = results.flatMap(([, { findings }]) => findings).filter(({ inCdk: { fix } }) => /<[a-z][\w.()]*>/.test(fix));
  expect(marked.length).toBeGreaterThan(100);
});
