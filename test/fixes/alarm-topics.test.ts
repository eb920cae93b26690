/** Whom an alarm that a plan adds tells: whom another alarm tells, if the stack can name that topic. */
import { fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { aDepthAlarm, aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../template/app-of';

const DAY = 86_400;

const OPS: Json = {
  OnCall: resource('AWS::SNS::Topic'),
  Email: resource('AWS::SNS::Subscription', { TopicArn: ref('OnCall'), Protocol: 'email', Endpoint: 'shop@example.com' }),
};
const WATCHED = (topic: unknown): Json => {
  const { Type, Properties } = aDepthAlarm('Dead') as { Type: string; Properties: Json };
  return {
    Dead: aQueue({ MessageRetentionPeriod: 14 * DAY }),
    DeadAlarm: { Type, Properties: { ...Properties, AlarmActions: [topic] } },
    Jobs: aQueue({ VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } }),
    Work: aFunction({ Timeout: 10 }),
    WorkJobs: aMapping({ FunctionName: ref('Work'), EventSourceArn: arn('Jobs') }),
  };
};
const LOSSY: Json = {
  Parcels: aQueue({ VisibilityTimeout: 60 }),
  Pack: aFunction({ Timeout: 10 }),
  PackParcels: aMapping({ FunctionName: ref('Pack'), EventSourceArn: arn('Parcels') }),
};

function planned(stacks: Record<string, Json>): { actions: readonly unknown[]; outputs: number } {
  const { resources, outputs } = fixPlan(new TemplateApp(Object.entries(stacks).map(([name, Resources]) => (
    { name, deployedName: name, template: { Resources } }))), ALL_RULES);
  const alarms = resources.filter(({ type, becomes }) => type === 'AWS::CloudWatch::Alarm' && becomes === 'added');
  const actions = alarms.map(({ edits }) => edits.flatMap(({ value }) => (value as Json | undefined)?.AlarmActions ?? []));
  return { actions, outputs: outputs.length };
}

test('a topic of the same stack', () => {
  expect(planned({ Shop: { ...OPS, ...WATCHED(ref('OnCall')), ...LOSSY } })).toEqual({ actions: [[ref('OnCall')]], outputs: 0 });
});

test('a topic outside the app', () => {
  const outside = 'arn:aws:sns:eu-west-1:111122223333:on-call';
  expect(planned({ Ops: WATCHED(outside), Shop: LOSSY })).toEqual({ actions: [[outside]], outputs: 0 });
});

test('no topic of another stack, which would have to export it', () => {
  expect(planned({ Ops: { ...OPS, ...WATCHED(ref('OnCall')) }, Shop: LOSSY })).toEqual({ actions: [[]], outputs: 0 });
});
