/** What a plan says, carried out, leaves nothing to say: for every defect that the tests know, and every way to write it. */
import { check, CheckOptions } from '../../src/checks/check';
import { Finding } from '../../src/checks/result';
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { Fixture, fixtures } from '../rules/fixture';
import { TRANSFORMS } from '../rules/transforms';
import { appOfStacks, Json } from '../template/app-of';
import { applied, Stacks } from './applied';
import { circles } from './circles';

/** What only a person can settle. */
const FOR_A_PERSON: Readonly<Record<string, string>> = {
  'api-calls-are-recorded.bad': 'whether a trail outside the app records the calls only the owner of the account knows',
  'api-calls-are-recorded.bad.2': 'whether a trail outside the app records the calls only the owner of the account knows',
  'aws-events-reach-bus.bad': 'the bus would be without use, and whether another rule feeds it only its owner knows',
  'ends-are-in-one-region.bad': 'which of the two moves, and how the events cross, only their owner knows',
  'event-crosses-one-bus.bad': 'whether the events of the first bus have to reach the last only their owner knows',
  'function-does-not-trigger-itself.bad': 'what a function writes where only its code says',
  'function-does-not-trigger-itself.bad.2': 'what a function writes where only its code says',
  'function-does-not-trigger-itself.bad.3': 'what a function writes where only its code says',
  'function-does-not-trigger-itself.bad.4': 'what a function writes where only its code says',
  'function-does-not-trigger-itself.bad.5': 'what a function writes where only its code says',
  'gateway-waits-for-function.bad.5': 'whether the function may be given less time, or nobody has to wait for it, only its owner knows',
  'gateway-waits-for-function.bad.6': 'whether the work of the function fits into five seconds only its owner knows',
  'gateway-waits-for-function.bad.7': 'whether the work of the function fits into five minutes only its owner knows',
  'log-subscription-does-not-loop.bad': 'which log the function is meant to read only its owner knows',
  'log-subscription-does-not-loop.bad.2': 'which log the function is meant to read only its owner knows',
  'log-subscription-does-not-loop.bad.3': 'which log the function is meant to read only its owner knows',
  'object-events-are-complete.bad.3': 'whether large files are none of its business only the author of the rule knows',
  'queue-has-one-consumer.bad.2': 'which function each message is for only their owner knows',
  'event-arrives-once.bad': 'which of the two ways is meant for the event only their owner knows',
  'event-arrives-once.bad.2': 'which of the two ways is meant for the message only their owner knows',
  'event-arrives-once.bad.3': 'which of the two ways is meant for the object only their owner knows',
  'mail-is-handled-once.bad': 'which rule is meant for a mail only their owner knows',
  'mail-is-handled-once.bad.2': 'which rule is meant for a mail only their owner knows',
  'bucket-notifications-have-one-owner.bad.2': 'where the notifications of the bucket are to be set only its owner knows',
  'caller-names-tenant.bad': 'another function has to be written, which knows the tenants',
  'dead-letter-queue-outlives-source.bad.2': 'how much shorter the source may keep its messages only its owner knows',
  'destination-kind-fits.bad': 'what the destination is for, once no mapping writes to it, only its owner knows',
  'destination-kind-fits.bad.2': 'what the destination is for, once no mapping writes to it, only its owner knows',
  'durable-function-has-no-destinations.bad.2': 'whether its executions may end so early only its owner knows',
  'failure-exit-is-watched.bad.5': 'which key the topic gets only its owner knows',
  'failure-bus-keeps-record.bad': 'what is to catch the failures only the owner of the bus knows',
  'failure-bus-keeps-record.bad.2': 'what is to catch the failures only the owner of the bus knows',
  'failure-bus-keeps-record.bad.3': 'what is to catch the failures only the owner of the bus knows',
  'failure-bus-keeps-record.bad.4': 'what is to catch the failures only the owner of the bus knows',
  'failure-topic-has-subscriber.bad': 'who is to be told only the owner of the topic knows',
  'failure-topic-has-subscriber.bad.2': 'who is to be told only the owner of the topic knows',
  'failure-pointer-outlives-record.bad': 'a bucket in the place of the queue would leave the queue without use',
  'fifo-topic-invokes-no-function.bad': 'a FIFO queue in the place of its dead-letter queue would leave that queue without use',
  'failures-have-their-own-queue.bad': 'who is to read the records of handled events only their owner knows',
  'failures-have-their-own-queue.bad.2': 'who is to read the records of handled events only their owner knows',
  'filter-can-match.bad.10': 'what the branch was meant for is known to its author alone',
  'filter-can-match.bad.11': 'what the branch was meant for is known to its author alone',
  'filter-can-match.bad.5': 'which field of the body the policy means only its author knows',
  'filter-pattern-is-valid.bad.5': 'which field of the JSON the text stands in is known to its author alone',
  'filter-pattern-is-valid.bad.4': 'what a misused operator should match is known to its author alone',
  'function-reads-source-once.bad.2': 'which of the two qualifiers is meant only its owner knows, and the alias would be without use',
  'gateway-waits-for-function.bad': 'whether the function may be given less time than it asks for only its owner knows',
  'gateway-waits-for-function.bad.3': 'whether the function may be given less time than it asks for only its owner knows',
  'mapping-is-enabled.bad': 'who disabled the mapping did so for a reason, and that its events expire is theirs to accept',
  'permissions-are-not-mixed.bad': 'whether the policy or the permissions stay only their owner knows',
  'poller-outlasts-function.bad': 'whether the function may be given less time than it asks for only its owner knows',
  'queue-has-one-consumer.bad': 'whether the functions share the work of the queue only their owner knows',
  'role-may-consume.bad.6': 'what a permissions boundary may allow only its owner knows',
  'schedule-is-on-default-bus.bad': 'the bus would be without use once the rule has left it',
  'shard-has-room-for-readers.bad': 'a table has no more readers to give: what passes the records on, or reads them as Kinesis has them, is code',
  'starting-position-misses-nothing.bad': 'whether the function may miss records only its owner knows, and another position replaces the mapping',
  'target-dead-letter-queue-is-standard.bad': 'a standard queue in the place of the FIFO queue would leave that queue without use',
  'task-token-has-timeout.bad': 'how long the answer may take only its owner knows',
  'tenant-isolated-function-is-not-mapped.bad': 'another function has to be written, which knows the tenants',
  'tenant-isolated-function-is-not-mapped.bad.2': 'an API needs to be told where its requests name the tenant',
  'gateway-waits-for-function.bad.2': 'no function is given less than a second, and whether the API may wait as long as this one runs only its owner knows',
  'throttled-to-zero-keeps-events.bad.2': 'who stopped the function did so for a reason, and what is lost meanwhile is nothing to acknowledge',
  'throttled-to-zero-keeps-events.bad': 'who stopped the function did so for a reason, and what becomes of its events is theirs to accept',
  'trigger-is-enabled.bad': 'who disabled it did so for a reason, and that events are missed meanwhile is theirs to accept',
  'tumbling-window-fits.bad.2': 'without the filter the function has to skip what it left out, without the window to keep its state itself',
  'vpc-function-reaches-its-exits.bad': 'where an endpoint or a NAT gateway stands, and what it may cost, is a matter of the network',
  'vpc-function-reaches-its-exits.bad.2': 'where an endpoint or a NAT gateway stands, and what it may cost, is a matter of the network',
  'service-may-write-target.bad.6': 'which role the service gets only its owner knows',
  'target-has-dead-letter-queue.bad.6': 'where the error action writes, and by which role, only the owner of the rule knows',
};

/** Whom an alarm tells only the owner of the app knows; the alarms of the fixtures tell nobody. */
const FOR_THE_OWNER = 'failure-alarm-is-heard';
const rulesLeft = (plan: FixPlan): ReadonlySet<string> => new Set(plan.left.map(({ rule }) => rule).filter((rule) => rule !== FOR_THE_OWNER));

const BAD = fixtures().filter(({ bad }) => bad).map((fixture): [string, Fixture] => [fixture.name, fixture]);

const planOf = (stacks: Stacks, options?: CheckOptions): FixPlan => fixPlan(appOfStacks(stacks), ALL_RULES, options);
const told = (findings: readonly Finding[]): string[] => findings.map(({ rule, at, message }) => `${rule} at ${at.logicalId}: ${message}`);

const OTHER_WAYS = ['alias', 'version', 'cross-stack'];

describe.each(BAD)('%s', (name, fixture) => {
  const { rule, template } = fixture;
  const plan = planOf({ App: template });
  const settled = applied({ App: template }, plan);
  const options = { acknowledgments: plan.accepted };

  test(name in FOR_A_PERSON ? `is left to a person: ${FOR_A_PERSON[name]}` : 'nothing is left', () => {
    expect(rulesLeft(plan)).toEqual(new Set(name in FOR_A_PERSON ? [rule] : []));
    expect(plan.resources.length + plan.accepted.length + plan.left.length).toBeGreaterThan(0);
  });

  test('what is left tells the choices', () => {
    expect(plan.left.filter(({ fix }) => !/\bor\b/.test(fix)).map(({ fix }) => fix)).toEqual([]);
  });

  test('the text of the plan is enough to carry it out', () => {
    expect(told(check(readDeliveryGraph(appOfStacks(settled)), ALL_RULES, options).findings)).toEqual(told(plan.left));
  });

  test('no resource waits for itself, unless it did before', () => {
    const before = circles(template);
    expect([...circles(settled.App)].filter((id) => !before.has(id))).toEqual([]);
  });

  test('no qualifier gets a second invoke config', () => {
    const configs = Object.values(settled.App.Resources as Json).filter((resource) => (resource as Json).Type === 'AWS::Lambda::EventInvokeConfig');
    const settings = configs.map((config) => (config as { Properties: Json }).Properties);
    const lanes = settings.map(({ FunctionName, Qualifier }) => JSON.stringify([FunctionName, Qualifier]));
    expect(lanes).toEqual([...new Set(lanes)]);
  });

  test('no qualifier loses its invoke config', () => {
    const qualifiers = (resources: Json): Json => Object.fromEntries(Object.entries(resources)
      .filter(([id, resource]) => (resource as Json).Type === 'AWS::Lambda::EventInvokeConfig' && id in template.Resources)
      .map(([id, resource]) => [id, (resource as { Properties: Json }).Properties.Qualifier]));
    expect(qualifiers(settled.App.Resources as Json)).toEqual(qualifiers(template.Resources));
  });

  test.each(OTHER_WAYS)('the same is left where it is said by way of: %s', (way) => {
    const stacks = TRANSFORMS[way](fixture) ?? {};
    expect(rulesLeft(planOf(stacks))).toEqual(new Set(name in FOR_A_PERSON && 'App' in stacks ? [rule] : []));
  });

  test('there is no plan for an app without findings', () => {
    expect(planOf(settled, options)).toMatchObject({ resources: [], outputs: [], accepted: [] });
  });
});

test('who has to settle something is there for it', () => {
  expect(Object.keys(FOR_A_PERSON).filter((name) => !BAD.some(([other]) => other === name))).toEqual([]);
});
