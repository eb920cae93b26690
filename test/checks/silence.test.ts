/** The lesser finding is silent where a greater one about the same subject is open. */
import { baselineOf, compareWithBaseline } from '../../src/checks/baseline';
import { check, CheckOptions } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { ALL_RULES } from '../../src/rules/all';
import { defineRule } from '../../src/rules/kit/define-rule';
import { aFunction, aMapping, arn, graphOf, Json, ref, resource } from '../template/app-of';

/** A rule that invokes a function without settings, and a stream whose mapping sets nothing. */
const PUSHED: Json = {
  Fn: aFunction(),
  Nightly: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: '0', Arn: arn('Fn') }] }),
  MayInvoke: resource('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal: 'events.amazonaws.com', SourceArn: arn('Nightly'),
  }),
};
const POLLED: Json = {
  Fn: aFunction(),
  Clicks: resource('AWS::Kinesis::Stream', { ShardCount: 1 }),
  Mapping: aMapping({ EventSourceArn: arn('Clicks'), StartingPosition: 'TRIM_HORIZON' }),
};

const checked = (resources: Json, options?: CheckOptions): CheckResult => check(graphOf(resources), ALL_RULES, options);
const rulesIn = ({ findings }: Pick<CheckResult, 'findings'>): readonly string[] => [...new Set(findings.map(({ rule }) => rule))].sort();

const PAIRS: readonly (readonly [lesser: string, greater: string, resources: Json, silencedWith: string])[] = [
  ['async-limits-are-explicit', 'async-failure-has-an-exit', PUSHED, 'Fn'],
  ['target-has-dead-letter-queue', 'async-failure-has-an-exit', PUSHED, 'Fn'],
  ['poison-record-is-isolated', 'stream-retries-are-bounded', POLLED, 'Mapping'],
];

describe.each(PAIRS)('%s beside %s', (lesser, greater, resources, logicalId) => {
  test('is silent', () => {
    const { findings, silent } = checked(resources);
    expect(findings.map(({ rule }) => rule)).toContain(greater);
    expect(findings.map(({ rule }) => rule)).not.toContain(lesser);
    expect(silent.find(({ finding }) => finding.rule === lesser)?.beside.map(({ rule }) => rule)).toEqual([greater]);
  });

  test('speaks where the greater one is acknowledged', () => {
    expect(rulesIn(checked(resources, { acknowledgments: [{ rule: greater, logicalId, reason: 'known' }] }))).toContain(lesser);
  });

  test('speaks where the rule of the greater one is off', () => {
    expect(rulesIn(checked(resources, { severities: { [greater]: 'off' } }))).toContain(lesser);
  });

  test('speaks where the baseline knows the greater one alone', () => {
    const result = checked(resources);
    const known = { ...result, findings: result.findings.filter(({ rule }) => rule === greater), silent: [] };
    expect(rulesIn(compareWithBaseline(result, baselineOf(known)).result)).toContain(lesser);
  });

  test('is acknowledged by itself, which is no unused acknowledgment', () => {
    const { acknowledged, silent } = checked(resources, { acknowledgments: [{ rule: lesser, reason: 'known' }] });
    expect(acknowledged.map(({ finding }) => finding.rule)).toContain(lesser);
    expect(silent.map(({ finding }) => finding.rule)).not.toContain(lesser);
  });
});

test('a baseline of today leaves nothing new, and nothing new when the greater finding goes', () => {
  const baseline = baselineOf(checked(PUSHED));
  expect(compareWithBaseline(checked(PUSHED), baseline)).toMatchObject({ result: { findings: [], silent: [] }, gone: [] });
  const settled: Json = {
    ...PUSHED,
    Failures: resource('AWS::SQS::Queue'),
    Settings: resource('AWS::Lambda::EventInvokeConfig', {
      FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: arn('Failures') } },
    }),
  };
  expect(rulesIn(checked(settled))).toContain('target-has-dead-letter-queue');
  expect(rulesIn(compareWithBaseline(checked(settled), baseline).result)).not.toContain('target-has-dead-letter-queue');
});

test('the same lesser finding about another function speaks', () => {
  const { findings } = checked({
    ...PUSHED,
    Other: aFunction(),
    Failures: resource('AWS::SQS::Queue'),
    Settings: resource('AWS::Lambda::EventInvokeConfig', {
      FunctionName: ref('Other'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: arn('Failures') } },
    }),
    Hourly: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: '0', Arn: arn('Other') }] }),
  });
  expect(findings.filter(({ rule }) => rule === 'target-has-dead-letter-queue').map(({ at }) => at.logicalId)).toEqual(['Hourly']);
});

test('what silences is a rule, is no less severe, and is silenced by nothing itself', () => {
  const severities = ['error', 'warning', 'info'];
  const rules = new Map(ALL_RULES.map((rule) => [rule.id, rule]));
  const pairs = ALL_RULES.flatMap((lesser) => (lesser.silentBeside ?? []).map((id) => [lesser, rules.get(id)] as const));
  expect(pairs.length).toBeGreaterThan(0);
  for (const [lesser, greater] of pairs) {
    expect(greater?.silentBeside).toBeUndefined();
    expect(severities.indexOf(greater?.severity ?? '')).toBeLessThanOrEqual(severities.indexOf(lesser.severity));
    expect(greater?.severity).toBeDefined();
  }
});

describe('of findings that say the same for the whole app, the first that is open is reported', () => {
  const at = (logicalId: string) => ({ stack: 'App', logicalId });
  const problem = { once: true, fact: 'three have none', consequence: 'B', fix: 'C', changes: [] } as const;
  const rule = defineRule({
    id: 'once', severity: 'info', harm: 'unwatched', why: '', source: '', check: () => ['A', 'B', 'C'].map((id) => ({ at: at(id), property: '', problem })),
  });
  const result = (options?: CheckOptions): CheckResult => check(graphOf({}), [rule], options);
  const acknowledging = (...ids: readonly string[]) => result({ acknowledgments: ids.map((logicalId) => ({ rule: 'once', logicalId, reason: 'known' })) });
  const placesIn = ({ findings }: Pick<CheckResult, 'findings'>): readonly string[] => findings.map(({ at: { logicalId } }) => logicalId);

  test.each<[readonly string[], readonly string[], readonly string[]]>([
    [[], ['A'], ['B', 'C']],
    [['A'], ['B'], ['C']],
    [['B'], ['A'], ['C']],
    [['A', 'B'], ['C'], []],
    [['A', 'B', 'C'], [], []],
  ])('where %j are acknowledged, it is %j', (ids, reported, silent) => {
    const checkResult = acknowledging(...ids);
    expect(placesIn(checkResult)).toEqual(reported);
    expect(checkResult.silent.map(({ finding }) => finding.at.logicalId)).toEqual(silent);
    expect(checkResult.acknowledged.map(({ finding }) => finding.at.logicalId)).toEqual(ids);
  });

  test('a baseline has them all, so the next one is nothing new', () => {
    expect(placesIn(compareWithBaseline(result(), baselineOf(result())).result)).toEqual([]);
    expect(placesIn(compareWithBaseline(acknowledging('A'), baselineOf(result())).result)).toEqual([]);
  });

  test('and one that the baseline lacks is new', () => {
    expect(placesIn(compareWithBaseline(result(), baselineOf(acknowledging('C'))).result)).toEqual(['C']);
  });
});
