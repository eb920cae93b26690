import { Change } from '../../../src/rules/kit/change';
import { aFunction, arn, Json, ref, resource } from '../../template/app-of';
import { checked } from '../fixture';

const changesOf = (resources: Record<string, Json>): readonly Change[] => checked(
  { App: { Resources: { Fn: aFunction(), ...resources } } },
  { severities: { 'async-failure-has-an-exit': 'off' } }, // beside it the rule is silent
).findings
  .filter(({ rule }) => rule === 'target-has-dead-letter-queue').flatMap(({ changes }) => changes);
const queue = (fifo: boolean): unknown => expect.objectContaining({
  kind: 'add',
  logicalId: 'CallerDeadLetterQueue',
  properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true, ...(fifo ? { FifoQueue: true } : {}) },
});
const set = (property: string, value: unknown): unknown => expect.objectContaining({ kind: 'set', property, value });
const ARN = { node: 'App.CallerDeadLetterQueue', attribute: 'Arn' };
const subscription = resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('Topic'), Endpoint: arn('Fn') });

test('a rule gives its target a queue', () => {
  expect(changesOf({ Caller: resource('AWS::Events::Rule', { Targets: [{ Id: 'x', Arn: arn('Fn') }] }) }))
    .toEqual([queue(false), set('Targets.0.DeadLetterConfig.Arn', ARN)]);
});

test('a subscription names it in its redrive policy', () => {
  expect(changesOf({ Topic: resource('AWS::SNS::Topic'), Caller: subscription })).toEqual([queue(false), set('RedrivePolicy', { deadLetterTargetArn: ARN })]);
});

test('what a FIFO topic cannot deliver goes to a FIFO queue', () => {
  expect(changesOf({ Topic: resource('AWS::SNS::Topic', { FifoTopic: true }), Caller: subscription }))
    .toEqual([queue(true), set('RedrivePolicy', { deadLetterTargetArn: ARN })]);
});
