/** `FailureQueue` in place of a dead-letter queue of the plan, its alarm, and the policy that an L2 construct adds. */
import { entriesOf } from '../../../template/json';
import { ResourcePlan } from '../../plan';
import { referenceIn } from '../reference';
import { targetEdit } from '../target-options';
import { coveredStatements } from './covered-statements';
import { addedAlarms } from './exits';
import { StackPlan } from './stack-plan';
import { Covered, creation, LibraryStep } from './step';

export const FAILURE_QUEUE = 'FailureQueue';

/** What the construct sets by itself. */
const OWN_SETTINGS: ReadonlySet<string> = new Set(['FifoQueue', 'KmsMasterKeyId', 'MessageRetentionPeriod', 'SqsManagedSseEnabled']);

export function failureQueueStep(queue: ResourcePlan, plan: StackPlan): LibraryStep | undefined {
  const { logicalId, type, becomes } = queue;
  const { names } = plan;
  const alarms = type === 'AWS::SQS::Queue' && becomes === 'added' ? addedAlarms(logicalId, plan) : [];
  const settings = entriesOf(names.properties(logicalId));
  if (alarms.length === 0 || !settings.every(([key]) => OWN_SETTINGS.has(key))) return undefined;
  const called = { construct: FAILURE_QUEUE, id: names.id(logicalId), variable: names.variable(logicalId) };
  const key = plan.setting(logicalId, 'KmsMasterKeyId');
  const keyId = key === undefined ? undefined : plan.construct(key, ['AWS::KMS::Key']);
  if (key !== undefined && keyId === undefined) return undefined;
  return {
    stack: plan.stack.name,
    ...called,
    statements: creation(called, [
      ...(plan.setting(logicalId, 'FifoQueue') === true ? ['fifo: true,'] : []),
      ...(keyId === undefined ? [] : [`encryptionMasterKey: ${names.construct(keyId)},`]),
    ]),
    notes: [],
    covers: [{ resource: queue }, ...alarms.map((resource) => ({ resource })), ...policiesOf(logicalId, plan)],
  };
}

/** The policies that L2 constructs add for the dead-letter queue of a target or a subscription. */
function policiesOf(queue: string, plan: StackPlan): readonly Covered[] {
  const users = plan.usersOf(queue).flatMap((user) => plan.planned.get(user) ?? []);
  const changed = users.filter(({ becomes }) => becomes === 'changed');
  if (!changed.every((user) => addsPolicy(user, plan))) return [];
  const schedules = changed.filter(({ type }) => type === 'AWS::Scheduler::Schedule');
  const roles = schedules.map(({ logicalId }) => referenceIn(plan.setting(logicalId, 'Target', 'RoleArn'))?.logicalId);
  return [
    ...users.filter(({ becomes, type }) => becomes === 'added' && type === 'AWS::SQS::QueuePolicy').map((resource) => ({ resource })),
    ...roles.flatMap((role) => coveredStatements(plan, { role, about: new Set([queue]) })),
  ];
}

/** Another queue needs no policy, and an L2 target or subscription adds its own. */
function addsPolicy({ type, logicalId, edits }: ResourcePlan, { names }: StackPlan): boolean {
  if (type === 'AWS::SQS::Queue' || type === 'AWS::IAM::Policy') return true;
  if (type === 'AWS::SNS::Subscription') return names.highLevel(logicalId) !== undefined;
  return edits.some((edit) => /\bDeadLetterConfig\b/.test(edit.path) && targetEdit(logicalId, edit, names) !== undefined);
}
