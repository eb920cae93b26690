/** What `report --diff` says of thirty changes of one app, and which of them fail a run. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { diffOf } from '../../../src/report/diff/diff';
import { parseReport, ReportError } from '../../../src/report/diff/parse-report';
import { diffSentence } from '../../../src/report/diff/words';
import { reportOf } from '../../../src/report/report';
import { Story } from '../../../src/report/story/story';
import { TemplateApp } from '../../../src/template/app';
import { folderOfEachTest, ran } from '../../cli/support';
import { Json } from '../../template/app-of';
import { shop } from './app';
import { ALARMS, BOUNDS, GAINED, HARMLESS, LOST, Seeded, Shop } from './seeded';

const folder = folderOfEachTest();

const storiesOf = (resources: Json, name = 'Shop'): readonly Story[] => (
  reportOf(readDeliveryGraph(new TemplateApp([{ name, deployedName: name, template: { Resources: resources } }]))).stories
);
const before = storiesOf(shop());

function changed({ apply }: Pick<Seeded, 'apply'>): Shop {
  const app = shop();
  apply(app);
  return app;
}

test('the app has a delivery of each kind, and loses the events of three', () => {
  expect(before.map(({ id, lost }) => [id, lost.verdict === 'certain'])).toEqual([
    ['* -> Shop.Lossy:$LATEST', true], ['Shop.CountClicks', false], ['Shop.Paid -> Shop.Mail:$LATEST', false], ['Shop.ReadLoose', true],
    ['Shop.ReadRaw', true], ['Shop.SaveOrders', false],
  ]);
});

test('there are thirty changes', () => {
  expect([LOST, GAINED, BOUNDS, ALARMS, HARMLESS].map(({ length }) => length)).toEqual([10, 5, 5, 5, 5]);
});

test.each([...LOST, ...GAINED, ...BOUNDS, ...ALARMS])('$name', (seeded) => {
  const { changes } = diffOf(before, storiesOf(changed(seeded)));
  expect(changes.map(({ kind, story }) => [kind, story.id])).toContainEqual(seeded.expected);
  const losses = changes.filter(({ kind }) => kind === 'exit-lost' || kind === 'new-without-exit');
  expect(losses.length > 0).toBe(LOST.includes(seeded));
  expect(changes.some(({ kind }) => kind === 'exit-gained')).toBe(GAINED.includes(seeded));
});

test.each(HARMLESS)('$name is no change', (seeded) => {
  expect(diffOf(before, storiesOf(changed(seeded)))).toEqual({ changes: [], unchanged: before.length, renamed: [] });
});

test('--fail-on-loss exits with 1 on exactly the ten that lose events', () => {
  const old = folder.write('Shop.json', { Resources: shop() });
  const json = folder.write('old.report.json', ran(['report', old, '--format', 'json']).out);
  const failing = [...LOST, ...GAINED, ...BOUNDS, ...ALARMS, ...HARMLESS].filter((seeded) => {
    const file = folder.write('New.json', { Resources: changed(seeded) });
    const { exit, error } = ran(['report', file, '--diff', json, '--fail-on-loss']);
    expect(error).toBe('');
    return exit === 1;
  });
  expect(failing.map(({ name }) => name)).toEqual(LOST.map(({ name }) => name));
});

test('without an earlier app, --fail-on-loss exits with 1 where any event is lost', () => {
  const { Lossy, LossySettings, ReadRaw, ReadLoose, ...sound } = shop();
  expect(Object.keys({ Lossy, LossySettings, ReadRaw, ReadLoose })).toHaveLength(4);
  expect(ran(['report', folder.write('Shop.json', { Resources: shop() }), '--fail-on-loss']).exit).toBe(1);
  expect(ran(['report', folder.write('Shop.json', { Resources: shop() })]).exit).toBe(0);
  expect(ran(['report', folder.write('Sound.json', { Resources: sound }), '--fail-on-loss']).exit).toBe(0);
});

describe('what is the same', () => {
  test('a template in a file of another name', () => {
    expect(diffOf(storiesOf(shop(), 'old'), storiesOf(shop(), 'new'))).toEqual({ changes: [], unchanged: before.length, renamed: [] });
  });

  test('a construct with another logical id', () => {
    const at = (id: string): Json => ({
      [id]: { ...shop().Raw, Metadata: { 'aws:cdk:path': 'Shop/Raw/Resource' } },
      Fn: { ...shop().Save, Metadata: { 'aws:cdk:path': 'Shop/Fn/Resource' } },
      [`${id}Mapping`]: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { FunctionName: { Ref: 'Fn' }, EventSourceArn: { 'Fn::GetAtt': [id, 'Arn'] } },
        Metadata: { 'aws:cdk:path': 'Shop/Fn/Mapping/Resource' },
      },
    });
    const diff = diffOf(storiesOf(at('Raw1')), storiesOf(at('Raw2')));
    expect([diff.unchanged, diff.renamed.map(([old, story]) => [old.id, story.id])]).toEqual([1, [['Shop.Raw1Mapping', 'Shop.Raw2Mapping']]]);
  });

  test('a finding at a mapping that another construct makes', () => {
    const { Count, Clicks, Skipped, Records } = shop();
    const { Properties } = shop().CountClicks;
    const inApp = (path: string): string => folder.write('Shop.json', {
      Resources: {
        Count,
        Clicks,
        Skipped,
        Records,
        CountClicks: { ...shop().CountClicks, Properties: { ...Properties, StartingPosition: 'LATEST' }, Metadata: { 'aws:cdk:path': path } },
      },
    });
    const old = ran(['report', inApp('Shop/Count/KinesisEventSource:Clicks/Resource'), '--format', 'json']).out;
    expect(old).toContain('starting-position-misses-nothing');
    const json = folder.write('old.json', old);
    expect(ran(['report', inApp('Shop/ClicksConsumer/Mapping'), '--diff', json]).out).toBe('No delivery changes; 1 unchanged\n');
  });

  test('an app read again from its JSON', () => {
    const file = folder.write('Shop.json', { Resources: shop() });
    const json = folder.write('old.json', ran(['report', file, '--format', 'json']).out);
    expect(ran(['report', file, '--diff', json]).out).toBe(`No delivery changes; ${before.length} unchanged\n`);
    expect(ran(['report', file, '--diff', file]).out).toBe(`No delivery changes; ${before.length} unchanged\n`);
  });
});

test('a hidden value is a change of what is known, and none of a bound', () => {
  const app = shop();
  app.Orders.Properties.VisibilityTimeout = { 'Fn::ImportValue': 'timeout' };
  const { changes } = diffOf(before, storiesOf(app));
  expect(changes.filter(({ kind }) => kind === 'bound')).toEqual([]);
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'known', what: 'ends at least after', before: '5 min', after: 'unknown' }));
});

test('a delivery that is gone', () => {
  const { SaveOrders, ...app } = shop();
  expect(SaveOrders.Type).toBe('AWS::Lambda::EventSourceMapping');
  const diff = diffOf(before, storiesOf(app));
  expect(diff.changes.map(({ kind, story }) => [kind, story.id])).toEqual([['gone', 'Shop.SaveOrders']]);
});

test('what an exit receives', () => {
  const app = shop();
  app.CountClicks.Properties.DestinationConfig = { OnFailure: { Destination: { 'Fn::GetAtt': ['Records', 'Arn'] } } };
  const moved = diffOf(before, storiesOf(app)).changes;
  expect(moved).toContainEqual(expect.objectContaining({ kind: 'exit-moved', before: 'queue Skipped', after: 'bucket Records' }));
  const receives = (carries: 'pointer' | 'records'): readonly Story[] => before.map((story) => (
    { ...story, exits: story.exits.map((exit) => (exit.carries === 'pointer' ? { ...exit, carries } : exit)) }
  ));
  expect(diffOf(receives('pointer'), receives('records')).changes).toMatchObject([
    { kind: 'carries', what: 'what queue Skipped receives', before: 'a pointer', after: 'the records' },
  ]);
});

test('the first sentence counts each delivery once, by its worst change', () => {
  const [lost, gained] = [LOST[0], GAINED[0]];
  const app = shop();
  [lost, gained, ALARMS[0], BOUNDS[3]].forEach(({ apply }) => apply(app));
  expect(diffSentence(diffOf(before, storiesOf(app)))).toBe(
    '1 delivery loses an exit, 1 gains an exit and 1 changes otherwise; 3 unchanged',
  );
  expect(diffSentence(diffOf(before, storiesOf(changed(BOUNDS[0]))))).toBe('1 delivery changes; 5 unchanged');
  expect(diffSentence(diffOf(before, []))).toBe('6 deliveries are gone; 0 unchanged');
});

test.each<[string, unknown, string]>([
  ['another version', { version: 2, deliveries: [], stories: [] }, 'its version must be 1'],
  ['no stories', { version: 1, deliveries: [] }, 'has no stories'],
  ['stories that are no list', { version: 1, deliveries: [], stories: {} }, 'stories must be a list'],
  ['a story that is none', { version: 1, deliveries: [], stories: [7] }, 'stories[0].id must be a string'],
  ['a negative number', { version: 1, deliveries: [], stories: [{ ...before[0], endsAtLeastAfter: -1 }] }, 'stories[0].endsAtLeastAfter must be a number'],
  ['a verdict of its own', { version: 1, deliveries: [], stories: [{ ...before[0], lost: { verdict: 'constructor' } }] }, 'stories[0].lost.verdict must be one of none, certain'],
])('an earlier report with %s is refused in one line', (_, report, message) => {
  const file = folder.write('Shop.json', { Resources: shop() });
  const { exit, out, error } = ran(['report', file, '--diff', folder.write('old.json', report)]);
  expect([exit, out]).toEqual([2, '']);
  expect(error).toMatch(/^[^\n]+\n$/);
  expect(error).toContain(message);
});

test('whatever member of an earlier report is spoilt, the message names it', () => {
  const report = { version: 1, deliveries: [], stories: JSON.parse(JSON.stringify(before)) as unknown };
  const said = pathsIn(report.stories, 'stories').filter((path) => !NOT_READ.test(path)).map((path) => {
    const spoilt = structuredClone(report);
    spoil(spoilt, path.split(/[.[\]]+/).filter((key) => key !== ''));
    try {
      parseReport(spoilt);
      return `${path} is read as it is`;
    } catch (error) {
      return error instanceof ReportError && error.message.startsWith(`is no report: ${path} must be `) ? '' : `${path}: ${String(error)}`;
    }
  });
  expect(said.length).toBeGreaterThan(200);
  expect(said.filter((line) => line !== '')).toEqual([]);
});

/** Members that no comparison asks for. */
const NOT_READ = /\.lost\.(?:why|detail)$|\.assumptions|\.unknown$|\.cause|\.oneOf|\.between/;

/** The paths of all values that are no objects and no lists. */
function pathsIn(value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => pathsIn(item, `${at}[${i}]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, item]) => pathsIn(item, `${at}.${key}`));
}

function spoil(value: unknown, [key, ...rest]: readonly string[]): void {
  const inside = value as Record<string, unknown>;
  if (rest.length === 0) inside[key] = { spoilt: true };
  else spoil(inside[key], rest);
}

test.each(['text', 'json', 'markdown', 'mermaid'])('a difference as %s names both values', (format) => {
  const app = shop();
  LOST[0].apply(app);
  BOUNDS[3].apply(app);
  const args = [folder.write('New.json', { Resources: app }), '--diff', folder.write('Old.json', { Resources: shop() }), '--format', format];
  const { exit, out } = ran(['report', ...args]);
  expect(exit).toBe(0);
  expect(`\n${out}`).toMatchSnapshot();
  expect(ran(['report', ...args]).out).toBe(out);
});

describe('--only', () => {
  const file = (): string => folder.write('Shop.json', { Resources: shop() });
  test.each([
    ['orders', ['Shop.SaveOrders']], ['ORDERS*', ['Shop.SaveOrders']], ['Shop.Read*', ['Shop.ReadLoose', 'Shop.ReadRaw']], ['dead', ['Shop.SaveOrders']], ['*', before.map(({ id }) => id)],
    ['r*e*a*d*l', ['Shop.ReadLoose']], ['.', before.map(({ id }) => id)],
  ])('%s', (pattern, ids) => {
    const { stories } = JSON.parse(ran(['report', file(), '--only', pattern, '--format', 'json']).out) as { stories: Story[] };
    expect(stories.map(({ id }) => id)).toEqual(ids);
  });

  test.each(['dead', 'Save', '*'])('%s shows the delivery that lost the exit, whichever of both names it', (pattern) => {
    const app = shop();
    delete app.Orders.Properties.RedrivePolicy;
    const args = ['report', folder.write('New.json', { Resources: app }), '--diff', file(), '--only', pattern];
    const { exit, out } = ran([...args, '--fail-on-loss']);
    expect(exit).toBe(1);
    expect(out).toContain('1 delivery loses an exit');
    const alone = ran([...args.slice(0, 2), ...args.slice(4), '--format', 'json']);
    expect([alone.exit, alone.out.includes('"id": "New.SaveOrders"')]).toEqual(pattern === 'dead' ? [2, false] : [0, true]);
  });

  test('says that it leaves something out', () => {
    expect(ran(['report', file(), '--only', 'orders']).out).toContain('Only what matches orders: 1 of 6');
  });
});
