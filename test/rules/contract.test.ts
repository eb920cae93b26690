/** What every rule owes, shown on its fixtures. */
import { Finding, messageWithFix } from '../../src/checks/result';
import { ALL_RULES } from '../../src/rules/all';
import { Change, changed, checked, Fixture, fixtures, hide } from './fixture';

const ALL = fixtures();
const BAD = ALL.filter(({ bad }) => bad);
const GOOD = ALL.filter(({ bad }) => !bad);
const names = (some: readonly Fixture[]): [string, Fixture][] => some.map((fixture) => [fixture.name, fixture]);

const by = (rule: string) => (told: { readonly rule: string }): boolean => told.rule === rule;
const spots = (findings: readonly Finding[]) => findings.map(({ at, property }) => ({ resource: at.logicalId, property }));
const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error')
  .map(({ rule, at, message }) => `${rule} at ${at.logicalId}: ${message}`);
const sorted = (places: readonly { resource: string; property: string }[]) => places.map(({ resource, property }) => `${resource} ${property}`).sort();

/** Properties that are plain words or fields of events, too. An enumeration of CDK may have the name of a property, and a dot behind it. */
const WORDS_OF_BOTH = ['Arn', 'Pattern', 'Principal', 'Source', 'Targets', 'Target', 'Description', 'TopicArn', 'Region', 'Function', 'Rule', 'Bucket'];

/** Every property that a finding or a change of a fixture names; an option of a construct begins small. */
const TEMPLATE_ONLY = [...new Set(BAD.flatMap(({ template }) => checked({ App: template }).findings).flatMap(({ property, changes }) => [
  property, ...changes.flatMap((change) => (change.kind === 'set' ? [change.property] : [])),
]).flatMap((path) => path.split('.')).filter((key) => /^[A-Z]\w*$/.test(key) && !WORDS_OF_BOTH.includes(key)))];

describe.each(names(BAD))('%s', (_, { rule, template, expect: expected, fix, inputs }) => {
  const result = checked({ App: template });
  const found = result.findings.filter(by(rule));

  test('fires at the stated place and at no other', () => {
    expect(expected.length).toBeGreaterThan(0);
    expect(sorted(spots(found))).toEqual(sorted(expected));
  });

  test('no other error speaks', () => {
    expect(errors(result.findings.filter((finding) => finding.rule !== rule))).toEqual([]);
  });

  test('the message is fact, consequence and fix', () => {
    expect(found.map((finding) => `${finding.severity}: ${messageWithFix(finding)}`)).toMatchSnapshot();
    for (const finding of found) {
      expect(finding.message.split(/\. (?=[A-Z])/).length).toBeGreaterThanOrEqual(2);
      expect(finding.message).not.toContain(finding.fix);
      expect(messageWithFix(finding)).not.toMatch(/undefined|\[object|unknown \(/);
    }
  });

  test('in a CDK app it has the options of constructs, and no property or type of a template', () => {
    for (const { inCdk, names: named } of found) {
      const text = named.reduce((rest, name) => rest.replaceAll(name, ''), `${inCdk.message} ${inCdk.fix}`);
      expect(text).not.toMatch(/AWS::|\bFn::|\bRef\b/);
      expect(TEMPLATE_ONLY.filter((property) => new RegExp(`(?<!(?:aws|AWS):)\\b${property}\\b(?!\\.)`).test(text))).toEqual([]);
      expect(text).not.toMatch(/[\ufdd0-\ufdd4]/);
    }
  });

  test('the fix that it names silences it', () => {
    const mended = checked({ App: changed(template, fix) });
    expect(fix.length).toBeGreaterThan(0);
    expect(mended.findings.filter(by(rule))).toEqual([]);
    expect(errors(mended.findings)).toEqual([]);
    expect(fix.filter((change) => found.some(({ fix: text }) => isNamed(change, text)))).not.toEqual([]);
  });

  test('an acknowledgment silences it', () => {
    const acknowledgments = expected.map(({ resource }) => ({ rule, stack: 'App', logicalId: resource, reason: 'known' }));
    const silenced = checked({ App: template }, { acknowledgments });
    expect(silenced.findings.filter(by(rule))).toEqual([]);
    expect(silenced.acknowledged.filter(({ finding }) => finding.rule === rule)).toHaveLength(found.length);
  });

  for (const input of inputs) {
    test(`cannot be decided when ${input.resource} ${input.path ?? ''} is hidden`, () => {
      const hidden = checked({ App: hide(template, input) });
      expect(hidden.findings.filter(by(rule))).toEqual([]);
      expect(hidden.unknowns.filter(by(rule)).length).toBeGreaterThan(0);
      for (const { reason } of hidden.unknowns.filter(by(rule))) expect(reason).toContain('Hidden');
    });
  }
});

describe.each(names(GOOD))('%s', (_, { rule, template }) => {
  const { findings, unknowns } = checked({ App: template });

  test('the rule has nothing to say and doubts nothing', () => {
    expect([...findings, ...unknowns].filter(by(rule))).toEqual([]);
  });

  test('no error speaks', () => {
    expect(errors(findings)).toEqual([]);
  });
});

/** Setting one of these makes a new resource in the place of the old one, with what was in it or read by it. */
const REPLACING = /^(?:EventSourceArn|StartingPosition|StartingPositionTimestamp|FunctionName|Qualifier|FifoQueue|FifoTopic|QueueName|TopicName|BucketName)$/;

test('what is only worth knowing replaces and removes nothing', () => {
  const told = BAD.flatMap(({ template }) => checked({ App: template }).findings).filter(({ severity }) => severity === 'info');
  const changes = told.flatMap((finding) => finding.changes.map((change) => [finding.rule, change] as const));
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(([, change]) => change.kind === 'remove' || (change.kind === 'set' && REPLACING.test(change.property)))).toEqual([]);
});

test('what somebody switched off is switched on by no edit', () => {
  const told = BAD.filter(({ rule }) => /^(?:mapping|trigger)-is-enabled$|^throttled-to-zero/.test(rule)).flatMap(({ template }) => checked({ App: template }).findings);
  expect(told.filter(({ rule }) => /-is-enabled$|^throttled-to-zero/.test(rule)).length).toBeGreaterThan(0);
  expect(told.filter(({ rule }) => /-is-enabled$|^throttled-to-zero/.test(rule)).flatMap(({ changes }) => changes)).toEqual([]);
});

test('what is only worth knowing can be acknowledged by a plan, and no harm can', () => {
  const told = BAD.flatMap(({ template }) => checked({ App: template }).findings);
  const accepted = told.filter(({ changes }) => changes.some(({ kind }) => kind === 'acknowledge'));
  expect(accepted.length).toBeGreaterThan(0);
  expect(accepted.filter(({ harm }) => harm !== 'worth-knowing').map(({ rule }) => rule)).toEqual([]);
});

test('every rule has a bad and a good fixture, and every bad one names what the rule reads', () => {
  const ids = ALL_RULES.map(({ id }) => id);
  expect(ids.filter((id) => !BAD.some(by(id)))).toEqual([]);
  expect(ids.filter((id) => !GOOD.some(by(id)))).toEqual([]);
  expect(ALL.filter(({ rule }) => !ids.includes(rule)).map(({ name }) => name)).toEqual([]);
  expect(BAD.filter(({ saysInputs }) => !saysInputs).map(({ name }) => name)).toEqual([]);
});

/** The text of a fix says the setting that is changed and, where that is one word or number, its value. */
function isNamed({ resource, path, value }: Change, text: string): boolean {
  const says = (word: unknown): boolean => text.includes(String(word)) || text.includes(Number(word).toLocaleString('en-US'));
  if (path === undefined) return text.includes((value as { Type?: string } | null)?.Type ?? resource);
  const setting = path.split('.').filter((key) => !/^\d+$/.test(key));
  return setting.some((key) => text.includes(key)) && (typeof value === 'object' || says(value));
}
