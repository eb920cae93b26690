/** Each single defect of the trial is settled by its plan: nothing is found any more, and nothing went that was of use. */
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { base, fifo } from '../trial/base';
import { Mutation } from '../trial/mutation';
import { MUTATIONS } from '../trial/mutations';
import { Resources } from '../trial/parts';

/** Rules of which some defects are for a person; which those are, the round trip of the fixtures says. */
const FOR_A_PERSON = [
  'api-calls-are-recorded', 'aws-events-reach-bus', 'ends-are-in-one-region', 'event-crosses-one-bus', 'object-events-are-complete',
  'bucket-notifications-have-one-owner', 'event-arrives-once', 'mail-is-handled-once',
  'caller-names-tenant', 'dead-letter-queue-outlives-source', 'failure-alarm-is-heard', 'failure-pointer-outlives-record',
  'failure-bus-keeps-record', 'failure-topic-has-subscriber', 'failures-have-their-own-queue', 'fifo-topic-invokes-no-function', 'filter-can-match', 'filter-pattern-is-valid',
  'function-does-not-trigger-itself',
  'gateway-waits-for-function', 'mapping-is-enabled', 'permissions-are-not-mixed', 'poller-outlasts-function', 'queue-has-one-consumer',
  'starting-position-misses-nothing',
  'target-dead-letter-queue-is-standard', 'task-token-has-timeout', 'tenant-isolated-function-is-not-mapped', 'throttled-to-zero-keeps-events', 'trigger-is-enabled',
  'tumbling-window-fits', 'vpc-function-reaches-its-exits',
];
/** What a defect of another rule brings: messages that the filter of a mapping drops. */
const DROPPED_BESIDE: readonly string[] = [
  'Placed.Targets.1 {"Id":"Orders","Arn":{"Fn::GetAtt":["Orders","Arn"]}}',
  'Uploads.NotificationConfiguration.QueueConfigurations [{"Event":"s3:ObjectRemoved:*","Queue":{"Fn::GetAtt":["Orders","Arn"]}}]',
  'Orders.MaximumMessageSize and Uploads.NotificationConfiguration.QueueConfigurations',
];
/** A rule that hears of a bucket, of which its function is notified as well. */
const DOUBLED_BESIDE = 'bucket-tells-event-bus';
/** Rules about what is there once too often. */
const SUPERFLUOUS = ['function-reads-source-once', 'resource-has-one-policy', 'shard-has-room-for-readers', 'queue-has-one-consumer', 'fifo-topic-invokes-no-function'];

function spoilt(apply: Mutation['apply']): Resources {
  const resources = structuredClone({ ...base(), ...fifo() });
  apply(resources);
  return resources;
}

function planOf(resources: Resources): FixPlan {
  return fixPlan(new TemplateApp([{ name: 'Shop', deployedName: 'Shop', template: { Resources: resources } }]), ALL_RULES);
}

describe.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.name, mutation] as const))('%s: %s', (rule, name, { apply }) => {
  const before = spoilt(apply);
  const unread = structuredClone(before);
  const plan = planOf(before);

  test('nothing is left, of any severity', () => {
    const known = [...FOR_A_PERSON.includes(rule) ? [rule] : [], ...DROPPED_BESIDE.includes(name) ? ['filter-can-match'] : [], ...rule === DOUBLED_BESIDE ? ['event-arrives-once'] : []];
    const left = plan.left.filter((finding) => !known.includes(finding.rule));
    expect(left.map(({ rule: other, at, message }) => `${other} at ${at.logicalId}: ${message}`)).toEqual([]);
  });

  test('nothing goes but what is there once too often', () => {
    const removed = plan.resources.filter(({ becomes }) => becomes === 'removed').map(({ logicalId }) => logicalId);
    expect(SUPERFLUOUS.includes(rule) ? [] : removed).toEqual([]);
  });

  test('every edit is asked for by a rule', () => {
    expect(plan.resources.filter(({ rules }) => rules.length === 0)).toEqual([]);
  });

  test('the app that was read stays as it was', () => {
    expect(before).toEqual(unread);
  });
});

test('of the sound app there is nothing to plan', () => {
  expect(planOf(base())).toMatchObject({ resources: [], outputs: [], accepted: [], left: [] });
});

test('a statement on what has no resource of its own is for every resource', () => {
  const mutation = MUTATIONS.find(({ name }) => name === 'PaymentsWorkerPolicy without ec2:DescribeVpcs') as Mutation;
  const added = planOf(spoilt(mutation.apply)).resources.find(({ becomes }) => becomes === 'added');
  expect(JSON.stringify(added?.edits)).toContain('{"Effect":"Allow","Action":["ec2:DescribeVpcs"],"Resource":"*"}');
});
