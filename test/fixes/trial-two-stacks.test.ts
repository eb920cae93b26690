/**
 * Each single defect of the app of two stacks and a nested one is settled by its plan, carried out by hand in all three templates: nothing is found
 * any more, nothing went that was of use, and the stacks can be deployed one after the other.
 */
import { check } from '../../src/checks/check';
import { Finding } from '../../src/checks/result';
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { Mutation } from '../trial/mutation';
import { Resources } from '../trial/parts';
import { appOf, appOfTemplates, everything, templatesOf } from '../trial/two-stacks/app';
import { MUTATIONS } from '../trial/two-stacks/mutations';
import { applied } from './applied';
import { circles } from './circles';
import { dangling, stackCircles } from './imports';

/** Rules about what is there once too often. */
const SUPERFLUOUS = ['function-reads-source-once', 'resource-has-one-policy', 'queue-has-one-consumer', 'fifo-topic-invokes-no-function'];

/** Rules of which nothing is for a plan: what somebody stopped, and what would shorten a time or put a resource out of use. */
const RULES_FOR_A_PERSON: readonly string[] = [
  'gateway-waits-for-function', 'log-subscription-does-not-loop', 'mapping-is-enabled', 'poller-outlasts-function', 'queue-has-one-consumer', 'starting-position-misses-nothing',
  'target-dead-letter-queue-is-standard', 'throttled-to-zero-keeps-events', 'trigger-is-enabled',
];

/** Rules that a mutation breaks beside its own, and that only a person can settle. */
const LEFT_BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['NotifySettings.DestinationConfig.OnFailure.Destination and NotifyPolicy.PolicyDocument.Statement.2', ['function-does-not-trigger-itself']],
  ['Bill2 and Bill2.FunctionName and Bill3', ['queue-has-one-consumer', 'dead-letter-queue-outlives-source']],
]);

/** What only a person can settle, by the name of the mutation. */
const FOR_A_PERSON: ReadonlyMap<string, string> = new Map([
  ['PackPolicy.PolicyDocument.Statement.3 {"Effect":"Deny","Action":"sqs:*","Resource":"*"}', 'who forbids a role every queue did not mean one action'],
  ['PipePolicy.PolicyDocument.Statement.2 {"Effect":"Deny","Action":"lambda:Invoke*","Resource":"*"}', 'who forbids a role every function did not mean one'],
  ['ParcelsGuard.PolicyDocument.Statement.0.Condition gone', 'whom else a queue is to keep out that keeps out everybody is not written anywhere'],
  ['NotifyDeadWriters.PolicyDocument.Statement.2 {"Effect":"Deny","Principal":"*","Action":"sqs:SendMessage","Resource":{"Fn::GetAtt":["NotifyDead","Arn"]}}', 'the same'],
  ['ParcelsKey.KeyPolicy.Statement.1 {"Effect":"Deny","Principal":"*","Action":"kms:Decrypt","Resource":"*"}', 'the same of a key'],
  [
    'ParcelsKey.KeyPolicy {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:*"],"Resource":"*","Principal":{"AWS":"arn:aws:iam::111122223333:role/admin"}}]}',
    'the role is of the stack that is made later, so the key can only be opened to the whole account, which its owner did not want',
  ],
]);

function spoilt(apply: Mutation['apply']): Resources {
  const resources = structuredClone(everything());
  apply(resources);
  return resources;
}

const told = (findings: readonly Finding[]): readonly string[] => findings.map(({ rule, at, message }) => `${rule} at ${at.logicalId}: ${message}`);

const planOf = (resources: Resources): FixPlan => fixPlan(appOf(resources), ALL_RULES);

describe.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.name, mutation] as const))('%s: %s', (rule, name, { apply }) => {
  const resources = spoilt(apply);
  const before = templatesOf(resources);
  const plan = planOf(resources);
  const after = applied(before, plan);

  test('the text of the plan is enough to carry it out', () => {
    const { findings } = check(readDeliveryGraph(appOfTemplates(after)), ALL_RULES, { acknowledgments: plan.accepted });
    expect(told(findings)).toEqual(told(plan.left));
  });

  test(FOR_A_PERSON.has(name) ? `is left to a person, and no edit is without effect: ${FOR_A_PERSON.get(name)}` : 'nothing is left, of any severity', () => {
    if (FOR_A_PERSON.has(name)) { expect([new Set(plan.left.map((finding) => finding.rule)), plan.resources]).toEqual([new Set([rule]), []]); } else {
      const known = [...RULES_FOR_A_PERSON.includes(rule) ? [rule] : [], ...LEFT_BESIDE.get(name) ?? []];
      expect(told(plan.left.filter((finding) => !known.includes(finding.rule)))).toEqual([]);
    }
  });

  test('nothing goes but what is there once too often', () => {
    const removed = plan.resources.filter(({ becomes }) => becomes === 'removed').map(({ logicalId }) => logicalId);
    expect(SUPERFLUOUS.includes(rule) ? [] : removed).toEqual([]);
  });

  test('every name stands for something, as far as it did before', () => {
    expect(dangling(after)).toEqual(dangling(before));
  });

  test('no stack waits for itself, and no resource that did not before', () => {
    const known = new Set(Object.values(before).flatMap((template) => [...circles(template)]));
    expect(Object.values(after).flatMap((template) => [...circles(template)]).filter((id) => !known.has(id))).toEqual([]);
    expect(stackCircles(after)).toEqual([]);
  });
});

test('what is left to a person is a mutation', () => {
  expect([...FOR_A_PERSON.keys()].filter((name) => !MUTATIONS.some((mutation) => mutation.name === name))).toEqual([]);
});

test('of the sound app there is nothing to plan', () => {
  expect(planOf(everything())).toMatchObject({ resources: [], outputs: [], accepted: [], left: [] });
});
