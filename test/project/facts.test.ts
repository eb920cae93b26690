/** Each quota of AWS is written once, in the file of facts that it belongs to. */
import { type WrittenTwice, writtenTwice } from './quotas';
import { roomOf } from './rooms';
import { parse, readSources } from './source-tree';

interface Coincidence {
  readonly reason: string;
  readonly values: readonly number[];
  /** Without a list, any file but one of facts. */
  readonly paths?: readonly string[];
}

/** The same number for another quantity. */
const COINCIDENCES: readonly Coincidence[] = [
  { reason: 'round numbers bound texts, lists and steps', values: [100, 200, 300, 1_000, 2_000, 10_000] },
  { reason: 'the age of a record is no period of an alarm', values: [604_800], paths: ['src/sources/stream/facts.ts'] },
  { reason: 'columns of a terminal; two minutes', values: [120], paths: ['src/cli/terminal.ts', 'src/report/duration.ts'] },
  { reason: 'a group of pollers and the mask of an address are no policy of IAM', values: [128], paths: ['src/sources/kafka/facts.ts', 'src/patterns/operators/numbers.ts'] },
  { reason: 'a part of an address is no logical id', values: [255], paths: ['src/patterns/operators/numbers.ts'] },
  { reason: 'pollers are no records', values: [10_000], paths: ['src/sources/sqs/facts.ts'] },
  { reason: 'retries are no records', values: [10_000], paths: ['src/sources/stream/facts.ts'] },
  { reason: 'concurrent invocations are no receives', values: [1_000], paths: ['src/sources/sqs/facts.ts'] },
  { reason: 'a window of batches is no run', values: [900], paths: ['src/sources/stream/facts.ts'] },
  { reason: 'a batching window is no event age', values: [300], paths: ['src/sources/mapping/facts.ts'] },
  { reason: 'the address of a broker is no event age', values: [300], paths: ['src/sources/kafka/facts.ts'] },
  { reason: 'the name of a consumer group or a virtual host is no number of pollers', values: [200], paths: ['src/sources/mapping/facts.ts', 'src/sources/mq/facts.ts'] },
  { reason: 'the name of a queue of a broker is no receive', values: [1_000], paths: ['src/sources/mq/facts.ts'] },
  { reason: 'bits of an address are no name of a poller group', values: [128], paths: ['src/patterns/operators/numbers.ts'] },
  { reason: 'a filter policy is no message', values: [262_144], paths: ['src/sources/sns/facts.ts'] },
  { reason: 'how long a subscriber waits for an answer is no visibility of a queue', values: [30], paths: ['src/sources/eventbridge-subscriber/facts.ts'] },
  { reason: 'how long Firehose waits for an answer is no event age', values: [300], paths: ['src/sources/firehose/facts.ts'] },
  { reason: 'pieces of a file and numbers of letters are no message', values: [65_536], paths: ['src/files/bounded-read.ts', 'src/iam/symbolic-arn.ts'] },
  { reason: 'a quota of EventBridge is none of Lambda', values: [4_096], paths: ['src/sources/eventbridge-rule/facts.ts'] },
  { reason: 'the name of a schedule is no depth', values: [64], paths: ['src/limits.ts', 'src/template/load/nested-templates.ts'] },
  { reason: 'room for retries is no age of a record', values: [600], paths: ['src/rules/event-age-covers-retries.ts'] },
  { reason: 'our own default of a record age', values: [21_600], paths: ['src/sources/stream/facts.ts'] },
];

const covers = ({ values, paths }: Coincidence, { value, path }: WrittenTwice): boolean => (
  values.includes(value) && (paths?.includes(path) ?? roomOf(path) !== 'facts')
);

const files = readSources('src');
const inSource = writtenTwice(files);

test('no other file writes a quota again', () => {
  const again = inSource.filter((one) => !COINCIDENCES.some((coincidence) => covers(coincidence, one)));
  expect(again.map(({ path, value, owner }) => `${path} writes ${value}, which ${owner} has`)).toEqual([]);
});

test.each(COINCIDENCES)('a coincidence still occurs: $reason', (coincidence) => {
  const { values, paths = [''] } = coincidence;
  const missing = values.flatMap((value) => paths.filter((path) => !inSource.some((one) => (
    one.value === value && (path === '' ? roomOf(one.path) !== 'facts' : path === one.path)
  ))).map((path) => `${value} ${path}`));
  expect(missing).toEqual([]);
});

const FACTS = parse('src/sources/x/facts.ts', 'export const AGE: NumberOption = { min: 45, max: 6 * HOUR };');

test.each([
  ['the number', 'src/rules/x.ts', 'const LONGEST = 21_600;'],
  ['a product of units', 'src/rules/x.ts', 'const LONGEST = 6 * HOUR;'],
  ['a duration of the CDK', 'src/constructs/x.ts', 'const longest = Duration.hours(6);'],
  ['a product of numbers', 'src/report/x.ts', 'const longest = 6 * (60 * 60);'],
  ['a second file of facts', 'src/sources/y/facts.ts', 'export const OTHER_AGE = 6 * HOUR;'],
])('counter-example: %s is found', (_, path, text) => {
  expect(writtenTwice([FACTS, parse(path, text)])).toEqual([{ path, value: 21_600, owner: FACTS.path }]);
});

test.each(['const LONGEST = AGE.max;', 'const LONGEST = 44;', 'const text = "21600";'])('not found: %s', (text) => {
  expect(writtenTwice([FACTS, parse('src/rules/x.ts', text)])).toEqual([]);
});

test('a unit is written once as well', () => {
  expect(writtenTwice([parse('src/rules/x.ts', 'const DAY = 86_400;')])).toHaveLength(1);
});
