/** Twenty apps, before and after the one line. */
import { App, CfnResource } from 'aws-cdk-lib';
import { lost } from '../../support/lost';
import { filesOf, findingsOf, plain, recordOf, stillMissing, templatesOf, withDefaults, wrongAssets } from './applied';
import { APPS } from './apps';

interface Outcome {
  /** Errors, warnings and information. */
  readonly before: string;
  readonly after: string;
  readonly added: number;
  readonly changed: number;
}

/** What is left asks for a decision: see `LEFT`. */
const OUTCOMES: Readonly<Record<keyof typeof APPS, Outcome>> = {
  bigFan: { before: '1/4/2', after: '0/3/0', added: 9, changed: 3 },
  bucketToQueue: { before: '1/1/0', after: '0/1/0', added: 2, changed: 1 },
  claimCheck: { before: '1/0/0', after: '0/0/0', added: 2, changed: 1 },
  crossStack: { before: '3/1/0', after: '0/2/0', added: 11, changed: 3 },
  destinationsOfSuccess: { before: '1/0/0', after: '0/0/1', added: 6, changed: 2 },
  destinedLambda: { before: '2/2/1', after: '0/1/1', added: 17, changed: 3 },
  dynamoStreamer: { before: '1/0/0', after: '0/1/0', added: 2, changed: 1 },
  gatewayToQueue: { before: '1/1/1', after: '0/1/0', added: 5, changed: 2 },
  imports: { before: '2/2/0', after: '1/2/0', added: 5, changed: 2 },
  kafka: { before: '0/1/0', after: '0/1/0', added: 0, changed: 0 },
  lowLevel: { before: '2/1/0', after: '0/1/0', added: 9, changed: 2 },
  // Nested stacks that share logical ids hide what the added alarms acknowledge: that they have no action yet.
  nestedStacks: { before: '5/2/0', after: '0/2/1', added: 25, changed: 5 },
  outbox: { before: '2/0/1', after: '0/1/1', added: 9, changed: 2 },
  pipeline: { before: '4/2/0', after: '0/2/0', added: 18, changed: 4 },
  poisonPill: { before: '1/0/0', after: '0/0/0', added: 2, changed: 1 },
  qualifiers: { before: '2/0/0', after: '0/0/0', added: 16, changed: 4 },
  recognition: { before: '1/0/0', after: '0/0/0', added: 4, changed: 0 },
  safe: { before: '0/0/0', after: '0/0/0', added: 0, changed: 0 },
  stages: { before: '10/5/0', after: '0/5/0', added: 45, changed: 10 },
  webhook: { before: '2/3/0', after: '1/3/0', added: 2, changed: 1 },
};

/** How an event is handled, what an app costs, and what may be done outside of it, are for people to decide. */
const LEFT = [
  'async-failure-has-an-exit', // of a function whose role is outside the app, and may not write to the exit
  'async-limits-are-explicit',
  'failure-bus-keeps-record', // who is to hear of the failures
  'batch-reports-item-failures',
  'poison-record-is-isolated',
  'receive-count-survives-throttling',
  'reservation-bounds-pollers',
  'source-queue-has-dead-letter-queue', // of a FIFO queue, where it breaks the order
  'starting-position-misses-nothing',
  'stream-retries-are-bounded', // of Kafka, where it takes provisioned pollers
];

/** The only app with stacks of both kinds. */
const UNTOUCHED: Readonly<Record<string, readonly string[]>> = { crossStack: ['Unrelated.template.json'] };

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('there are twenty', () => {
  expect(Object.keys(APPS)).toHaveLength(20);
  expect(Object.keys(OUTCOMES)).toEqual(Object.keys(APPS));
});

describe.each(Object.entries(APPS))('%s', (name, build) => {
  let before: App;
  let after: App;
  let again: App;
  beforeAll(() => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    before = plain(build);
    // In one place, since the metadata has the call stacks.
    [after, again] = [build, build].map((each) => withDefaults(each));
  });

  test('has fewer findings, and those that are left need a decision', () => {
    const { added, changed, left } = recordOf(after);
    const outcome = { before: counts(findingsOf(before)), after: counts(findingsOf(after)), added: added.length, changed: changed.length };
    expect(outcome).toEqual(OUTCOMES[name]);
    expect(left.map(({ rule }) => rule).filter((rule) => !LEFT.includes(rule))).toEqual([]);
  });

  test('a second plan is empty', () => {
    expect(stillMissing(after)).toEqual([]);
  });

  test('keeps every value that somebody wrote, but for the hashes and the parameters of nested stacks', () => {
    const [was, is] = [templatesOf(before), templatesOf(after)];
    expect(Object.keys(is)).toEqual(Object.keys(was));
    expect(Object.keys(was).flatMap((file) => lost(was[file], is[file], file)).filter((path) => !/\.TemplateURL\b/.test(path))).toEqual([]);
  });

  test('no template changes of a stack that lacks nothing', () => {
    const [was, is] = [filesOf(before), filesOf(after)];
    const untouched = OUTCOMES[name].added === 0 ? Object.keys(templatesOf(before)) : UNTOUCHED[name] ?? [];
    untouched.forEach((file) => expect(is[file]).toBe(was[file]));
  });

  test('each template is published once, under the hash of what it is now', () => {
    expect(wrongAssets(after)).toEqual([]);
  });

  test('the same app, built again, is equal to the last byte', () => {
    expect(withoutPlaces(filesOf(again))).toEqual(withoutPlaces(filesOf(after)));
  });

  test('the same app, synthesized again, is equal to the last byte but for metadata that aws-cdk-lib writes once more', () => {
    const first = withoutMetadata(filesOf(after));
    expect(Object.keys(first).length).toBeGreaterThan(1);
    after.synth({ force: true });
    expect(withoutMetadata(filesOf(after))).toEqual(first);
  });

  test('each addition stands below one construct of its stack', () => {
    const resources = after.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
    const own = resources.filter(({ node }) => node.scopes.some((scope) => scope.node.id === 'DeliveryDefaults'));
    expect(own).toHaveLength(OUTCOMES[name].added);
  });
});

function counts(findings: readonly string[]): string {
  return ['error', 'warning', 'info'].map((severity) => findings.filter((one) => one.startsWith(`${severity} `)).length).join('/');
}

/** Paths of the output directory, which is another one each time. */
function withoutPlaces(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/defaults-\w{6}/g, 'defaults')]));
}

function withoutMetadata(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !/(^|\/)manifest\.json$|\.metadata\.json$/.test(path)));
}
