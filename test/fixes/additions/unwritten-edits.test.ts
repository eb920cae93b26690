import { planAdditions } from '../../../src/fixes/additions/plan-additions';
import { unwrittenEdits } from '../../../src/fixes/additions/unwritten-edits';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aMapping, appOfStacks, aQueue, arn, Json, resource } from '../../template/app-of';
import { applied, Stacks } from '../applied';

const RULE = resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'Fn', Arn: arn('Fn') }] });
const STACKS: Stacks = {
  App: {
    Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
    Resources: {
      Role: resource('AWS::IAM::Role', {
        Policies: [{ PolicyName: 'Read', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['sqs:*', 'kinesis:*'], Resource: '*' }] } }],
      }),
      Fn: aFunction({ Role: arn('Role') }),
      Jobs: { Type: 'AWS::SQS::Queue', Condition: 'Prod' },
      Mapping: { ...aMapping({ EventSourceArn: arn('Jobs') }), Condition: 'Prod' },
      Rule: RULE,
      Stream: resource('AWS::Kinesis::Stream', { ShardCount: 1 }),
      Reading: aMapping({ EventSourceArn: arn('Stream'), StartingPosition: 'LATEST' }),
    },
  },
};
/** As DeliveryDefaults plans: whom an added alarm tells is said by `FailureAlarms`. */
const RULES = ALL_RULES.filter(({ id }) => id !== 'failure-alarm-is-heard');
const { plan } = planAdditions(appOfStacks(STACKS), RULES, { alarms: true, isWanted: () => true, isEditable: () => true });
const settled = applied(STACKS, plan);
const unwritten = (change: (resources: Record<string, Json>) => void): readonly string[] => {
  const copy = structuredClone(settled);
  change(copy.App.Resources as Record<string, Json>);
  return unwrittenEdits(plan, appOfStacks(copy)).map(({ logicalId }) => logicalId);
};

test('nothing, where all edits are there', () => {
  expect(plan.resources.length).toBeGreaterThan(8);
  expect(unwritten(() => {})).toEqual([]);
});

test('nothing, where a resource has more: tags, another order, another dependency', () => {
  expect(unwritten((resources) => {
    Object.assign(resources.Jobs.Properties as Json, { Tags: [{ Key: 'a', Value: 'b' }] });
    Object.assign(resources.JobsDeadLetterQueue, { DeletionPolicy: 'Retain' });
    Object.assign(resources.Reading, { DependsOn: ['Fn', ...[resources.Reading.DependsOn ?? []].flat() as string[]].reverse() });
  })).toEqual([]);
});

test.each<[string, string, (resources: Record<string, Json>) => void]>([
  ['a resource', 'JobsDeadLetterQueue', (all) => delete all.JobsDeadLetterQueue],
  ['a resource of another type', 'JobsDeadLetterQueue', (all) => { all.JobsDeadLetterQueue = resource('AWS::SNS::Topic'); }],
  ['a property', 'JobsDeadLetterQueue', (all) => { all.JobsDeadLetterQueue = { ...aQueue(), Condition: 'Prod' }; }],
  ['a condition', 'JobsDeadLetterQueue', (all) => delete all.JobsDeadLetterQueue.Condition],
  ['all properties', 'Jobs', (all) => { all.Jobs.Properties = {}; }],
  ['another value', 'Jobs', (all) => { all.Jobs.Properties = { RedrivePolicy: { deadLetterTargetArn: arn('Other'), maxReceiveCount: 5 } }; }],
  ['a value of a list', 'Rule', (all) => { all.Rule = RULE; }],
  ['a dependency', 'Reading', (all) => delete all.Reading.DependsOn],
])('%s is missing', (_, logicalId, change) => {
  expect(unwritten(change)).toEqual([logicalId]);
});
