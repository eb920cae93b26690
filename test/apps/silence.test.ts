/** Silence where nothing is wrong: whole apps as users write them with plain aws-cdk-lib, in the way that AWS documents as safe. */
import { CheckResult } from '../../src/checks/result';
import { APPS } from './all';
import { ownConstructs } from './own';
import { checkApp, checkExample, printedOf } from './synthesize';

/** What is told of an app besides errors, by rule; each is true of it. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  // The rule that aws-cdk-lib makes for `responseOnly` takes no dead-letter queue; the topic keeps to the 256 KB of its default.
  destinationsOfEveryKind: ['info topic-destination-fits-payload', 'warning target-has-dead-letter-queue'],
  fifoOrdersWithCustomerKey: ['info fifo-redrive-breaks-order'],
  ruleToFifoQueue: ['info fifo-redrive-breaks-order'],
  // What belongs to another app is not in the templates.
  importedResources: [
    'undecided failure-pointer-outlives-record', 'undecided message-reaches-dead-letter-queue', 'undecided receive-count-survives-throttling', 'undecided record-age-within-retention',
    'undecided source-queue-has-dead-letter-queue', 'undecided visibility-covers-retries', 'undecided visibility-covers-timeout',
  ],
  // The queue keeps pointers for 14 days, the stream its records for less.
  kinesisReaders: ['info failure-pointer-outlives-record'],
  enhancedFanOut: ['info failure-pointer-outlives-record'],
  tablesOfBothKinds: ['info failure-pointer-outlives-record'],
};

/** Apps of which the command prints one line: nothing is told, and nothing is left unread. */
const SILENT = APPS.filter(([name]) => TOLD[name] === undefined);

test('there are forty-three of them, and the command prints one line of more than thirty', () => {
  expect(APPS).toHaveLength(43);
  expect(SILENT.length).toBeGreaterThan(30);
});

test.each(SILENT)('%s: one line of output', (_, build) => {
  const out = printedOf(build);
  expect(out).toMatch(/^0 errors, 0 warnings, 0 info; \d+ deliver(?:y|ies): [^.\n]*\n$/);
});

test.each(APPS)('%s: no error, and nothing else that is not true', (name, build) => {
  const result = checkApp(build);
  expect(told(result)).toEqual(TOLD[name] ?? []);
  expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result.checked.deliveries).toBeGreaterThan(0);
});

test('our own constructs with nothing but what they require: no error, no warning, nothing undecided', () => {
  const { findings, unknowns } = checkApp(ownConstructs);
  expect([...findings.filter(({ severity }) => severity !== 'info'), ...unknowns]).toEqual([]);
});

test.each(['orders', 'two-branches'])('the example %s: no error, no warning, nothing undecided', (name) => {
  const { findings, unknowns, checked } = checkExample(name);
  expect([...findings.filter(({ severity }) => severity !== 'info'), ...unknowns]).toEqual([]);
  expect(checked.deliveries).toBeGreaterThan(0);
});

function told({ findings, unknowns }: CheckResult): string[] {
  return [...new Set([
    ...findings.map(({ severity, rule }) => `${severity} ${rule}`),
    ...unknowns.map(({ rule }) => `undecided ${rule}`),
  ])].sort();
}
