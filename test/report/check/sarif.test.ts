import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { messageWithFix } from '../../../src/checks/result';
import { sarifChecks } from '../../../src/report/check/sarif';
import { ALL_RULES } from '../../../src/rules/all';
import { finding, HOSTILE, hostileFinding, report, undecided } from './reports';
import * as officialSchema from './schema/sarif-2.1.0-rtm.5.json';

/** The schema is of draft 4, whose `id` draft 7 calls `$id`; it uses nothing else that the two read differently. */
const { $schema: _, id: __, ...schema } = officialSchema as unknown as Record<string, unknown>;
const valid = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);

const sarif = (given: Parameters<typeof report>[0] = {}) => {
  const log = JSON.parse(sarifChecks(report(given)));
  valid(log);
  expect(valid.errors ?? []).toEqual([]);
  return log.runs[0];
};
type Json = Readonly<Record<string, unknown>>;
const reason = 'the function is idempotent';

test('the schema refuses what is no SARIF', () => {
  expect(valid({ version: '2.1.0', runs: [{ results: [{ level: 'fatal' }] }] })).toBe(false);
});

test('a finding stands at its place in the template and names its rule', () => {
  const { tool: { driver }, results: [result] } = sarif();
  expect(result).toEqual({
    ruleId: 'visibility-covers-timeout',
    ruleIndex: ALL_RULES.findIndex(({ id }) => id === 'visibility-covers-timeout'),
    level: 'error',
    message: { text: messageWithFix(finding()) },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri: 'cdk.out/Shop%20template.json', uriBaseId: 'SRCROOT' },
        region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 20 },
      },
      logicalLocations: [{ name: 'Orders', fullyQualifiedName: 'Shop/Shop/Orders/Resource', kind: 'resource' }],
    }],
    partialFingerprints: { 'deliveryPlace/v1': expect.stringMatching(/^[0-9a-f]{32}:0$/) },
  });
  expect([driver.name, driver.version]).toEqual(['cdk-lambda-delivery', '1.2.3']);
  const { why, source } = ALL_RULES[result.ruleIndex];
  expect(driver.rules[result.ruleIndex]).toMatchObject({ id: result.ruleId, shortDescription: { text: why }, helpUri: source });
  expect(driver.rules[result.ruleIndex].properties).toEqual({ harm: 'doubled-or-blocked', tags: ['doubled-or-blocked'] });
});

test('the code of a CDK app comes first, the setting in the template is related', () => {
  const { originalUriBaseIds, results: [result] } = sarif({
    positions: { code: () => ({ file: 'lib/my shop.ts', line: 21, column: 5 }), inRepository: (file) => `packages/shop/${file}` },
  });
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'packages/shop/lib/my%20shop.ts', uriBaseId: 'SRCROOT' }, region: { startLine: 21, startColumn: 5 },
  });
  expect(result.relatedLocations).toEqual([{
    id: 0,
    physicalLocation: {
      artifactLocation: { uri: 'packages/shop/cdk.out/Shop%20template.json', uriBaseId: 'SRCROOT' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 20 },
    },
    message: { text: 'The setting in the template' },
  }]);
  expect(originalUriBaseIds).toEqual({ SRCROOT: { description: { text: 'The root of the repository' } } });
});

test.each([
  ['/home/me/shop.ts', 'file:///home/me/shop.ts'],
  ['C:/me/shop.ts', 'file:///C%3A/me/shop.ts'],
])('%s, which is outside of the repository, is %s', (file, uri) => {
  const { results: [result] } = sarif({ positions: { code: () => ({ file, line: 1, column: 1 }) } });
  expect(result.locations[0].physicalLocation.artifactLocation).toEqual({ uri });
});

test('severities are levels', () => {
  const { results } = sarif({ findings: [finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })] });
  expect(results).toMatchObject([{ level: 'error' }, { level: 'warning' }, { level: 'note' }]);
});

test('a print survives other values and lines, and distinguishes two findings at one setting', () => {
  const prints = (given: Parameters<typeof report>[0]) => sarif(given).results.map((one: Json) => one.partialFingerprints);
  expect(prints({ findings: [finding({ message: 'It is 11 s.' })], positions: { regions: () => new Map() } })).toEqual(prints({}));
  expect(new Set(prints({ findings: [finding(), finding(), finding({ property: 'A' })] }).map((one: unknown) => JSON.stringify(one))).size).toBe(3);
});

test('what is acknowledged is suppressed, with its reason', () => {
  const { result } = report();
  const { results } = sarif({ result: { ...result, findings: [], acknowledged: [{ finding: finding(), reason }] } });
  expect(results).toMatchObject([{ level: 'error', suppressions: [{ kind: 'external', status: 'accepted', justification: reason }] }]);
});

test('what could not be decided is a notification, and an open result only where it fails the run', () => {
  const { results, invocations: [{ toolExecutionNotifications }] } = sarif({ findings: [], unknowns: [undecided()] });
  expect(results).toEqual([]);
  expect(toolExecutionNotifications).toMatchObject([{
    level: 'note', message: { text: 'Could not be checked: the parameter Size' }, associatedRule: { id: 'batch-reports-item-failures' },
  }]);
  expect(sarif({ findings: [], unknowns: [undecided()], failOn: 'unknown' }).results).toMatchObject([{ kind: 'open', level: 'none' }]);
});

test('a note is reported as a notification of the configuration', () => {
  expect(sarif({ notes: ['covers nothing'] }).invocations[0].toolConfigurationNotifications).toMatchObject([{ message: { text: 'covers nothing' } }]);
});

test('a file outside the working directory is named from the root, and a stack without a file by its resource alone', () => {
  const [{ locations: [{ physicalLocation }] }] = sarif({ positions: { file: () => '/a/b c.json' } }).results;
  expect(physicalLocation.artifactLocation.uri).toBe('file:///a/b%20c.json');
  expect(sarif({ positions: { file: () => undefined } }).results[0].locations[0]).toEqual({ logicalLocations: [expect.anything()] });
});

test('hostile text stays text', () => {
  const text = sarifChecks(report({ findings: [hostileFinding], positions: { file: () => HOSTILE }, notes: [HOSTILE] }));
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(sarif({ findings: [hostileFinding], positions: { file: () => HOSTILE } }).results[0].message.text).toBe(`${HOSTILE} ${HOSTILE}`);
});
