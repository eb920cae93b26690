/**
 * The plan of each template is written: the file then has the findings that the plan leaves and no others, a second run
 * changes nothing, and what the plan does not name stays as it is.
 */
import { readdirSync, readFileSync } from 'fs';
import { basename, join } from 'path';
import { Positions } from '../../../src/template/load/positions';
import { folderOfEachTest, ran } from '../../cli/support';
import { findingsOf, linesGone, namesOf, Written, writtenPlan } from './written';

const folder = folderOfEachTest();
const ROOT = join(__dirname, '../../..');
const HERE = readdirSync(join(__dirname, 'templates')).map((name) => join(__dirname, 'templates', name));
const OTHERS = [
  'examples/sam/shop/template.yaml',
  ...['alias-in-sub', 'event-tells-its-kind', 'one-group-two-topics', 'schedule-gets-a-role', 'stream-with-least-role', 'pipe-reads-stream-of-table']
    .map((name) => `test/cases/templates/${name}.yaml`),
  ...['durable-function-without-qualifier', 'fifo-target-without-deduplication', 'operator-outside-list', 'put-only-notification']
    .map((name) => `test/cases/reports/${name}.bad.yaml`),
  ...['bucket-notifications-do-not-overlap.bad', 'consumer-group-is-unique.bad', 'function-reads-source-once.bad', 'visibility-covers-retries.bad',
    'target-has-dead-letter-queue.bad.3', 'redrive-does-not-loop.bad', 'role-may-deliver.bad'].map((name) => `test/rules/fixtures/${name}.yaml`),
].map((name) => join(ROOT, name));
const FILES = [...HERE, ...OTHERS].map((file) => [file.startsWith(__dirname) ? basename(file) : file.slice(ROOT.length + 1), file] as const);
const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
const VARIANTS = [
  ['comments.yaml with CRLF', crlf(readFileSync(HERE.find((file) => file.endsWith('comments.yaml'))!, 'utf8'))],
  ['four-spaces.json with CRLF and a byte order mark', `\uFEFF${crlf(readFileSync(HERE.find((file) => file.endsWith('four-spaces.json'))!, 'utf8'))}`],
  ['flow.yaml without its last line end', readFileSync(HERE.find((file) => file.endsWith('flow.yaml'))!, 'utf8').trimEnd()],
  ['globals.yaml with a byte order mark', `\uFEFF${readFileSync(HERE.find((file) => file.endsWith('globals.yaml'))!, 'utf8')}`],
] as const;
const ALL = [...FILES.map(([name, file]) => [name, readFileSync(file, 'utf8')] as const), ...VARIANTS];

test('there are at least thirty', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(30);
});

/** The lines of what the plan changes, by number; those around a new setting too if they are one line. */
function plannedLines(before: string, { resources }: Written['plan']): ReadonlySet<number> {
  const positions = new Positions(before);
  const lines = new Set<number>();
  for (const { logicalId, becomes, edits, sam } of resources) {
    if (becomes === 'added') continue;
    for (const { path, was } of becomes === 'removed' ? [{ path: '', was: true }] : sam ?? edits) {
      const [id, ...inside] = sam === undefined ? [logicalId, ...path.split('.')] : path.split('.');
      const place = positions.of(id, inside.join('.').replace(/^Properties\./, ''));
      const isWhole = was !== undefined || place?.startLine === place?.endLine;
      const end = becomes === 'removed' ? Infinity : place?.endLine ?? 0;
      if (place !== undefined && isWhole) for (let line = place.startLine; line <= Math.min(end, before.split('\n').length); line += 1) lines.add(line);
    }
  }
  return lines;
}

test.each(ALL)('%s', (name, before) => {
  const file = folder.write(`Shop${/\.(?:json|yaml)/.exec(name)![0]}`, before);
  const preview = JSON.parse(ran(['check', file, '--fix-plan', '--format', 'json']).out) as Written['plan'];
  const { error, after, plan } = writtenPlan(file);
  expect(error).not.toContain('cdk-lambda-delivery:');
  expect(plan.written).toEqual([{ file, backup: `${file}.orig` }]);
  expect(readFileSync(`${file}.orig`, 'utf8')).toBe(before);

  // A plan that is only printed has also what the files have no place for.
  const [printed, put] = [addressed(preview), addressed(plan)];
  if (plan.left.every(({ notWritten }) => notWritten === undefined)) expect(printed).toEqual(put);
  else expect(printed.map(({ logicalId }) => logicalId)).toEqual(expect.arrayContaining(put.map(({ logicalId }) => logicalId)));

  const accepted = plan.acknowledgments.map(({ rule, logicalId }) => `${rule} ${logicalId} `);
  expect(findingsOf(file).filter((finding) => !accepted.some((one) => finding.startsWith(one)))).toEqual(namesOf(plan.left).sort());

  // A template that ends without a line end gets none, and its last line may be followed by others.
  const planned = plannedLines(before, plan);
  const gone = linesGone(before, after).filter(({ line, text }) => !planned.has(line) && !(/^ *[}\]]+,?$/.test(text)));
  expect(gone.filter(({ text }) => !isFollowed(text, after))).toEqual([]);
  expect(after.endsWith('\n')).toBe(before.endsWith('\n'));
  expect(after.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
  expect(after.replace(/\r\n/g, '').includes('\n')).toBe(before.replace(/\r\n/g, '').includes('\n'));

  const again = writtenPlan(file);
  expect([again.plan.written, again.after]).toEqual([[], after]);
});

/** What a plan says of each resource, without the order. */
function addressed({ resources }: Written['plan']): Written['plan']['resources'] {
  return resources.map(({ logicalId, becomes, edits, sam }) => ({ logicalId, becomes, edits, sam }))
    .sort((one, other) => one.logicalId.localeCompare(other.logicalId));
}

/** In braces, a comma follows what was the last member. */
function isFollowed(text: string, after: string): boolean {
  return after.includes(`${text.trimEnd()},`) || after.includes(text.replace(/(\S)(\s+#)/, '$1,$2').trimEnd());
}
