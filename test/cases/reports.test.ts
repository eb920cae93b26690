/**
 * Losses that people reported in public, each written again as a small app that is sound otherwise, and the same app
 * mended. What the command says of the first alone names the loss; the second has no error, warning or unknown.
 */
import { readdirSync } from 'fs';
import { join } from 'path';
import { said } from './said';

const NAMED: Readonly<Record<string, readonly string[]>> = {
  'alarm-on-messages-sent': ['warning failure-exit-is-watched at Parked'],
  'alarm-topic-has-aws-key': ['warning failure-exit-is-watched at ParkedAlarm'],
  'alarm-topic-has-no-subscriber': ['info failure-alarm-is-heard at OnCall'],
  'api-calls-without-a-trail': ['info api-calls-are-recorded at Put'],
  'attribute-filter-on-bucket-topic': ['error filter-can-match at ToldToWorker'],
  'aws-events-on-custom-bus': ['warning aws-events-reach-bus at Stopped'],
  'bucket-does-not-tell-eventbridge': ['error bucket-tells-event-bus at Scans'],
  'catch-all-mail-rule-doubles': ['warning mail-is-handled-once at Rest'],
  'delete-event-on-versioned-bucket': ['warning object-events-are-complete at Inbox'],
  'durable-function-without-qualifier': ['error durable-function-is-qualified at Clock'],
  'fifo-target-without-deduplication': ['error sender-fits-fifo-queue at Changed'],
  'filter-on-body-of-a-stream': ['error filter-pattern-is-valid at Poll'],
  'function-publishes-to-its-own-topic': ['warning function-does-not-trigger-itself at Worker'],
  'function-writes-to-its-own-bucket': ['warning function-does-not-trigger-itself at Worker'],
  'imported-bucket-by-its-name': ['error source-may-invoke at MediaImported'],
  'iot-rule-without-permission': ['error source-may-invoke at Device'],
  'log-forwarder-reads-its-own-log': ['error log-subscription-does-not-loop at Forward'],
  'logs-role-may-not-write-stream': ['error service-may-write-target at Ship'],
  'mapping-of-another-region': ['error ends-are-in-one-region at Poll'],
  'nested-filter-policy-without-scope': ['error filter-pattern-is-valid at ToldToWorker'],
  'numeric-filter-on-dynamodb-number': ['error filter-can-match at Poll'],
  'operator-outside-list': ['error filter-can-match at Scanned'],
  'org-condition-on-service-principal': ['error service-may-write-target at Changed'],
  'pattern-on-unknown-event-field': ['error filter-can-match at Scanned'],
  'provisioned-alias-is-not-polled-for': ['warning provisioned-alias-is-used at Poll'],
  'proxy-integration-meant-to-be-async': ['warning gateway-waits-for-function at Post'],
  'put-only-notification': ['warning object-events-are-complete at Inbox'],
  'replicas-handled-in-two-regions': ['warning event-arrives-once at Poll'],
  'rule-dead-letter-queue-with-own-key': ['error service-may-write-dead-letter-queue at Changed'],
  'rule-invokes-tenant-isolated-function': ['error caller-names-tenant at Stopped'],
  'schedule-dead-letters-by-queue-policy': ['error service-may-write-dead-letter-queue at Clock'],
  'second-queue-policy-replaces-first': [
    'error resource-has-one-policy at WorkerPlacedQueuePolicy',
    'warning batch-reports-item-failures at WorkerPlacedEventSourceMapping',
    'info target-has-dead-letter-queue at WorkerPlaced',
  ],
  'stream-read-from-latest': ['info starting-position-misses-nothing at Poll'],
  'task-token-without-timeout': ['warning task-token-has-timeout at Flow'],
  'topic-to-queue-with-aws-key': ['error service-may-write-target at PlacedToJobs'],
  'two-functions-share-a-queue-by-filters': ['error queue-has-one-consumer at Poll'],
  'two-owners-of-bucket-notifications': ['error bucket-notifications-have-one-owner at MediaOwn'],
  'wildcard-in-key-prefix': ['error filter-can-match at Inbox'],
};

const files = readdirSync(join(__dirname, 'reports'));

function resultsOf(name: string, which: 'bad' | 'good'): readonly string[] {
  const file = files.find((one) => one.replace(/\.yaml$/, '') === `${name}.${which}`);
  return said('reports', file ?? name).results;
}

/** What is said of the loss, and not of the app without it. */
function ofBadAlone(name: string): readonly string[] {
  const good = resultsOf(name, 'good');
  return resultsOf(name, 'bad').filter((text) => !good.includes(text));
}

test.each(Object.entries(NAMED))('%s is named: %j', (name, expected) => {
  expect(ofBadAlone(name)).toEqual(expected);
});

const ALL = Object.keys(NAMED).sort();

test.each(ALL)('%s, mended, has no error, warning or unknown', (name) => {
  expect(resultsOf(name, 'good').filter((text) => !text.startsWith('info '))).toEqual([]);
});

test('every report stands in the table, with a bad and a good app', () => {
  expect(files.map((file) => file.replace(/\.yaml$/, '')).sort()).toEqual(ALL.flatMap((name) => [`${name}.bad`, `${name}.good`]));
});
