/** What is said of small CDK apps: those of a first hour, those that were once called wrong or fixed in a harmful way, and misuses. */
import { App, Stack, Stage } from 'aws-cdk-lib';
import { fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { readApp } from '../../src/template/load/read-app';
import { inNewFolder } from '../apps/synthesize';
import { ran } from '../cli/support';
import { FIRST_HOUR } from './apps/first-hour';
import { MISUSES } from './apps/misuse';
import { SMALL } from './apps/small';
import { saidOfApp } from './said';

const APPS = { ...FIRST_HOUR, ...SMALL };

/** What stays of an app; of the others the command says nothing at all. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  // The user's own queue keeps pointers longer than the streams keep their records.
  threeSources: ['info failure-pointer-outlives-record at Shop/FromClicks/Mapping', 'info failure-pointer-outlives-record at Shop/FromOrders/Mapping'],
  keysEverywhere: ['info topic-destination-fits-payload at Shop/Ok/Resource', 'info failure-pointer-outlives-record at Shop/FromT/Mapping'],
  kafka: ['warning stream-retries-are-bounded at Shop/Work/KafkaEventSource:ShopWorkEABF3F3Dorders/Resource'],
  unwatchedQueueOfStream: [
    'warning failure-exit-is-watched at Shop/Failed/Resource',
    'info failure-pointer-outlives-record at Shop/F/KinesisEventSource:ShopClicks480CC7EC/Resource',
  ],
  scheduleWithoutDeadLetterQueue: ['warning target-has-dead-letter-queue at Shop/Hourly/Resource'],
};
const IMPORTED: readonly string[] = ['imports', 'nameAndArnOfOneFunction'];

test.each(Object.entries(APPS).filter(([name]) => !IMPORTED.includes(name)))('%s', (name, build) => {
  expect(saidOfApp(build)).toEqual({ exit: 0, results: SAYS[name] ?? [], notes: [] });
});

test('a function that is imported once by name and once by ARN is one, and its exit is seen', () => {
  const { results } = saidOfApp(SMALL.nameAndArnOfOneFunction);
  expect(results.filter((text) => text.includes('async-failure-has-an-exit'))).toEqual([]);
  // What is left is what only the function itself, which is outside the app, can answer.
  expect([...new Set(results.map((text) => text.split(' at ')[0]))].sort()).toEqual([
    'unknown caller-names-tenant', 'unknown dead-letter-queue-and-destination', 'unknown durable-function-has-no-destinations', 'unknown durable-function-is-qualified',
    'unknown role-may-deliver', 'unknown snapstart-sources-are-qualified',
  ]);
});

test('what three imports leave open is one block each', () => {
  const text = textOfApp((app) => FIRST_HOUR.imports(shopIn(app), app));
  expect(text).toMatch(/^Could not be checked \(\d+\), because 3 values are hidden:$/m);
});

test('the plan for a queue that nothing watches adds an alarm, and leaves the queue in use', () => {
  const { resources } = inNewFolder((outdir) => {
    const app = new App({ outdir, analyticsReporting: false });
    SMALL.unwatchedQueueOfStream(shopIn(app), app);
    app.synth();
    return fixPlan(readApp([outdir]), ALL_RULES);
  });
  expect(resources.map(({ type }) => type)).toEqual(['AWS::CloudWatch::Alarm']);
});

test('a finding of one line of source is reported once for all stages', () => {
  const text = textOfApp((app) => ['Dev', 'Test', 'Prod'].forEach((name) => {
    SMALL.scheduleWithoutDeadLetterQueue(shopIn(new Stage(app, name)), app);
  }));
  expect(text.match(/^warning target-has-dead-letter-queue/gm)).toEqual(['warning target-has-dead-letter-queue']);
  expect(text).toContain('(in Dev, Prod, Test)');
});

test.each(MISUSES)('misuse: %s gives %j', (_, told, build) => {
  if (typeof told === 'string') {
    expect(() => saidOfApp(build)).toThrow(told);
  } else {
    expect(saidOfApp(build).results.map((text) => text.split(' at ')[0])).toEqual(told);
  }
});

function shopIn(scope: App | Stage): Stack {
  return new Stack(scope, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
}

function textOfApp(build: (app: App) => void): string {
  return inNewFolder((outdir) => {
    const app = new App({ outdir, analyticsReporting: false });
    build(app);
    app.synth();
    return ran(['check', outdir]).out;
  });
}
