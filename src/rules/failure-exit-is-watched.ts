/** Failed events in a queue without a consumer or an alarm expire unnoticed, and so they do where the alarm reaches nobody. */
import { Alarm, AlarmAction } from '../model/alarm';
import { allOf, isUnknown, not } from '../model/known';
import { NodeId } from '../model/node';
import { ALARM_PERIOD, QUEUE_DEPTH } from '../resources/alarm/facts';
import { joinWithAnd } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';
import { either } from '../text/words';
import { Change, NodeReference } from './kit/change';
import { addResource, arnOfNode, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { mayReadOwnQueue, mayReadQueue, oncePerApp } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, describeNodeOr, describeResource, formatSeconds, prop } from './kit/wording';
import { alarmsOn, isRefused, isRefusedEverywhere, namesOf, usualTopics } from './queries/failure-alarms';
import { FailedEventsQueue, failureQueues } from './queries/failure-queues';
import { MissingPermission, reportMissing } from './queries/missing-permissions';
import { redrivingQueues } from './queries/redrives';
import { accountChanges, serviceFix, whatServiceIsRefused, whyServiceIsRefused } from './remedies/service-grants';

export const failureExitIsWatched = defineRule({
  id: 'failure-exit-is-watched',
  severity: 'warning',
  harm: 'unwatched',
  why: 'Failed events that nobody notices expire in their queue, one after the other.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html',
  hidden: {
    source: (mapping, app) => mayReadOwnQueue(mapping) || (mayReadQueue(mapping) && hasRedrive(app)),
    exit: () => true,
    undelivered: true,
  },
  check: (app) => [...failureQueues(app).flatMap((one) => unwatched(app, one)), ...reportRefusedAlarms(app)],
});

function unwatched(app: GraphIndex, { queue, sender }: FailedEventsQueue): readonly Verdict[] {
  return report(
    location([queue, ''], [{ declaredAt: sender }, '']),
    not(queue.hasAlarm),
    () => ({
      fact: `${describeNode(queue)} receives failed events, nothing polls it, and ${queue.silentAlarm === undefined
        ? 'no alarm watches its depth or the age of its messages'
        : `the actions of its alarm, ${describeResource(queue.silentAlarm)}, are disabled (${prop('ActionsEnabled')} is false)`}`,
      consequence: `Failed events stay there unnoticed and expire after ${formatSeconds(queue.retention)}`,
      fix: queue.silentAlarm === undefined
        ? `Add an ${either(
          'AWS::CloudWatch::Alarm on its ApproximateNumberOfMessagesVisible or ApproximateAgeOfOldestMessage',
          'Alarm on its metricApproximateNumberOfMessagesVisible(), or use a FailureQueue, which has one', 'metricApproximateNumberOfMessagesVisible',
        )}`
        : `Set ${prop('ActionsEnabled')} of ${describeResource(queue.silentAlarm)} to true`,
      changes: queue.silentAlarm === undefined ? withAlarm(app, queue) : setValue(queue.silentAlarm, 'ActionsEnabled', true),
    }),
  );
}

interface RefusedAlarms {
  readonly action: AlarmAction;
  readonly alarms: Set<Alarm>;
  readonly queues: Set<NodeOf<'queue'>>;
}

/** Once for each topic that refuses all alarms on a queue, at the first of them. */
function reportRefusedAlarms(app: GraphIndex): readonly Verdict[] {
  const byTopic = new Map<NodeId, RefusedAlarms>();
  for (const { queue } of failureQueues(app)) {
    const alarms = queue.hasAlarm === true ? alarmsOn(app, queue.id) : [];
    if (alarms.length === 0 || allOf(alarms.map(isRefusedEverywhere)) === false) continue;
    for (const alarm of alarms) {
      // A hidden action is outside of what the policies of the app decide.
      for (const action of isUnknown(alarm.actions) ? [] : alarm.actions) {
        // The same of one whose topic is hidden.
        if (isUnknown(action.to) || isRefused(action) === false) continue;
        const found = byTopic.get(action.to) ?? { action, alarms: new Set(), queues: new Set() };
        found.alarms.add(alarm);
        found.queues.add(queue);
        byTopic.set(action.to, found);
      }
    }
  }
  return [...byTopic.values()].flatMap((found) => (
    reportMissing(app, found.action, (missing) => problemOf(app, missing, found))
  ));
}

function problemOf(
  app: GraphIndex, missing: MissingPermission, { action: { to }, alarms, queues }: RefusedAlarms,
): Problem {
  const topic = app.node(to);
  const service = missing.by.kind === 'service' ? missing.by.service : '';
  const [alarm, goesOff, tells] = alarms.size === 1 ? ['alarm', 'goes off', 'tells'] : ['alarms', 'go off', 'tell'];
  const on = queues.size === 1 ? [...queues].map(describeNode).join() : `${pluralizeCount(queues.size, 'queue')} of failed events`;
  const target = describeNodeOr(topic, 'a topic');
  return {
    fact: `The ${alarm} ${namesOf([...alarms])}, on ${on}, ${tells} ${target}, `
      + `and ${service} may not ${joinWithAnd(missing.actions)} on ${whatServiceIsRefused(missing, topic)}${whyServiceIsRefused(missing, topic)}`,
    consequence: `When failed events arrive, the ${alarm} ${goesOff} and the message is refused: nobody learns of them before they expire`,
    fix: serviceFix(missing, topic, service),
    changes: accountChanges(missing, topic),
  };
}

/** It has the actions of another alarm. */
function withAlarm(app: GraphIndex, { id, declaredAt }: NodeOf<'queue'>): readonly Change[] {
  if (declaredAt === undefined) return [];
  const topics = usualTopics(app, declaredAt.stack);
  return [addResource(declaredAt, 'Alarm', 'AWS::CloudWatch::Alarm', {
    AlarmDescription: 'Failed events are waiting in this queue.',
    Namespace: QUEUE_DEPTH.namespace,
    MetricName: QUEUE_DEPTH.metric,
    Dimensions: [{ Name: QUEUE_DEPTH.dimension, Value: new NodeReference(id, 'QueueName') }],
    Statistic: 'Maximum',
    Period: ALARM_PERIOD.default,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    ...(topics.length === 0 ? {} : { AlarmActions: topics.map(arnOfNode) }),
  })];
}

const hasRedrive = oncePerApp((app) => redrivingQueues(app).length > 0);
