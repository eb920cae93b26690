/** What `report --diff` says of first hops: exits that they lost and gained, and what else differs. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { HopChange, hopChanges } from '../../../src/report/diff/hop-changes';
import { parseReport } from '../../../src/report/diff/parse-report';
import { Hop } from '../../../src/report/hops/hop';
import { jsonReport } from '../../../src/report/json';
import { reportOf } from '../../../src/report/report';
import { TemplateApp } from '../../../src/template/app';
import { folderOfEachTest, ran } from '../../cli/support';
import { aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../../template/app-of';

const folder = folderOfEachTest();

const target = (more: Json = {}): Json => ({ Id: 'Jobs', Arn: arn('Jobs'), ...more });
const KEPT = { DeadLetterConfig: { Arn: arn('Lost') } };
const rule = (...Targets: readonly Json[]): Json => resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets });
const mayWrite = (queue: string, ...rules: readonly string[]): Json => resource('AWS::SQS::QueuePolicy', {
  Queues: [ref(queue)],
  PolicyDocument: {
    Statement: rules.map((id) => ({
      Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn(queue), Condition: { ArnEquals: { 'aws:SourceArn': arn(id) } },
    })),
  },
});

function app(rules: Json): Json {
  const ids = Object.keys(rules);
  return {
    Fn: aFunction(),
    Jobs: aQueue(),
    Lost: aQueue({ MessageRetentionPeriod: 1_209_600 }),
    OnJobs: aMapping({ FunctionName: ref('Fn'), EventSourceArn: arn('Jobs') }),
    MayJobs: mayWrite('Jobs', ...ids),
    MayLost: mayWrite('Lost', ...ids),
    ...rules,
  };
}

const graphOf = (resources: Json, name = 'Shop') => readDeliveryGraph(new TemplateApp([{ name, deployedName: name, template: { Resources: resources } }]));
const hopsOf = (rules: Json, name?: string): readonly Hop[] => reportOf(graphOf(app(rules), name)).hops;
const told = ({ kind, hop, what, before, after }: HopChange): string => `${kind} ${hop.id}: ${what}: ${before} -> ${after}`;

const SAFE = { Placed: rule(target(KEPT)) };
const OPEN = { Placed: rule(target()) };

test.each<[string, Json, Json, readonly string[]]>([
  ['an exit that is lost', SAFE, OPEN, ['hop-exit-lost Shop.Placed Targets.0: undelivered events: queue Lost -> NOWHERE']],
  ['an exit that is gained', OPEN, SAFE, ['hop-exit-gained Shop.Placed Targets.0: undelivered events: NOWHERE -> queue Lost']],
  ['a hop that is new', SAFE, { ...SAFE, Paid: rule(target(KEPT)) }, ['hop-new Shop.Paid Targets.0: first hop: undefined -> undefined']],
  ['a hop that is new and drops events', SAFE, { ...SAFE, Paid: rule(target()) }, ['hop-new-without-exit Shop.Paid Targets.0: first hop: undefined -> undefined']],
  ['a hop that is gone', { ...SAFE, Paid: rule(target()) }, SAFE, ['hop-gone Shop.Paid Targets.0: first hop: undefined -> undefined']],
  [
    'fewer attempts in less time', SAFE, { Placed: rule(target({ ...KEPT, RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 } })) },
    ['hop-changed Shop.Placed Targets.0: attempts at most: 186 -> 4', 'hop-changed Shop.Placed Targets.0: time at most: ≤ 1 d -> ≤ 60 s'],
  ],
  ['nothing', SAFE, SAFE, []],
])('%s', (_, before, after, expected) => {
  expect(hopChanges(hopsOf(before), hopsOf(after)).map(told)).toEqual(expected);
});

test.each<[string, Partial<Hop>, readonly string[]]>([
  ['leaves events at the source', { exits: [], ending: 'source' }, [
    'undelivered events: queue Lost -> its source', 'how long they are kept: at least 14 d -> nothing is kept outside the source', 'who is told: Depth -> nobody',
  ]],
  ['may not write to its queue and then has none', { exits: [], ending: 'dropped' }, [
    'how long they are kept: at least 14 d -> nothing is kept', 'who is told: Depth -> nobody',
  ]],
])('a hop without an exit that %s says so in words, in both directions', (_, without, expected) => {
  const [safe] = hopsOf(SAFE);
  const exits = safe.exits.map((exit) => ({ ...exit, keptFor: 1_209_600, toldBy: [{ kind: 'alarm' as const, name: 'Depth' }] }));
  const old: Hop = { ...safe, exits, ending: without.ending === 'dropped' ? 'dropped' : 'told' };
  const hop = { ...safe, ...without };
  const words = (all: readonly HopChange[]) => all.map(({ what, before, after }) => `${what}: ${before} -> ${after}`);
  expect(words(hopChanges([old], [hop]))).toEqual(expected);
  const turned = hopChanges([hop], [old]).map(({ before, after, ...change }) => ({ ...change, before: after, after: before }));
  expect(words(turned)).toEqual(expected);
});

test('the same template under another name is the same app', () => {
  expect(hopChanges(hopsOf(SAFE, 'old'), hopsOf(SAFE, 'new'))).toEqual([]);
});

test('the JSON of a report is enough to compare with', () => {
  const report = reportOf(graphOf(app(SAFE)));
  const { hops } = parseReport(JSON.parse(jsonReport(report)));
  expect(hops).toEqual(report.hops);
});

test('a report of a version that lists no hops says nothing about them', () => {
  const { hops: _, ...old } = JSON.parse(jsonReport(reportOf(graphOf(app(SAFE))))) as Json;
  const { stories, hops } = parseReport(old);
  expect(hops).toBeUndefined();
  expect(reportOf(graphOf(app(OPEN)), { before: { stories } }).diff?.hops).toBeUndefined();
});

test.each([
  ['a hop that is none', [7], 'hops[0].id must be a string'],
  ['an ending of its own', [{ ...hopsOf(SAFE)[0], ending: 'constructor' }], 'hops[0].ending must be one of told,'],
  ['a link of its own', [{ ...hopsOf(SAFE)[0], by: 'toString' }], 'hops[0].by must be one of rule,'],
])('an earlier report with %s is refused', (_, hops, message) => {
  expect(() => parseReport({ version: 1, deliveries: [], stories: [], hops })).toThrow(message);
});

describe('the command', () => {
  const run = (...more: readonly string[]) => ran([
    'report', folder.write('Shop.json', { Resources: app(OPEN) }), '--diff', folder.write('Old.json', { Resources: app(SAFE) }), ...more,
  ]);

  test('says it in text and fails where an exit is lost', () => {
    const { out, exit } = run('--fail-on-loss');
    expect(out).toContain('; 1 first hop loses its exit');
    expect(out).toContain('First hops that lost their exit:\n  rule Placed -> queue Jobs\n    undelivered events: NOWHERE, was queue Lost\n');
    expect(exit).toBe(1);
  });

  test.each([
    ['markdown', '### First hops that lost their exit'], ['html', 'First hops that lost their exit (1)'], ['json', '"kind": "hop-exit-lost"'], ['svg', '1 first hop loses its exit'],
  ])('says it as %s', (format, words) => {
    expect(run('--format', format).out).toContain(words);
  });
});
