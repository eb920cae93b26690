/** Failed events in a queue without a consumer or an alarm expire unnoticed. */
import { not } from '../model/known';
import { DeclaredAt, NodeId } from '../model/node';
import { ALARM_PERIOD } from '../resources/alarm/facts';
import { either } from '../text/words';
import { Change, NodeReference } from './kit/change';
import { addResource, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, describeResource, formatSeconds, prop } from './kit/wording';
import { mayReadOwnQueue, mayReadQueue, oncePerApp } from './queries/hidden-sources';
import { pushedDeliveries } from './queries/push-targets';
import { redrivingQueues } from './queries/redrives';

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
  check: (app) => [...failureQueues(app)].flatMap(([id, declaredAt]) => {
    const queue = app.nodeOf('queue', id);
    return queue === undefined ? [] : report(
      location([queue, ''], [{ declaredAt }, '']),
      not(queue.hasAlarm),
      () => ({
        fact: `${describeNode(queue)} receives failed events, nothing polls it, and ${queue.silentAlarm === undefined
          ? 'no alarm watches its depth or the age of its messages'
          : `the actions of its alarm, ${describeResource(queue.silentAlarm)}, are disabled (${prop('ActionsEnabled')} is false)`}`,
        consequence: `Failed events stay there unnoticed and expire after ${formatSeconds(queue.retention)}`,
        fix: queue.silentAlarm === undefined
          ? `Add an ${either(
            'AWS::CloudWatch::Alarm on its ApproximateNumberOfMessagesVisible or ApproximateAgeOfOldestMessage',
            'Alarm on its metricApproximateNumberOfMessagesVisible(), or use a FailureQueue, which has one',
          )}`
          : `Set ${prop('ActionsEnabled')} of ${describeResource(queue.silentAlarm)} to true`,
        changes: queue.silentAlarm === undefined ? withAlarm(queue) : setValue(queue.silentAlarm, 'ActionsEnabled', true),
      }),
    );
  }),
});

/** The queues where failed or undelivered events stay, each with the resource that sends them there. */
function failureQueues(app: GraphIndex): ReadonlyMap<NodeId, DeclaredAt | undefined> {
  const senders = [...pushedDeliveries(app).map(({ pushTarget }) => pushTarget), ...app.graph.links];
  const undelivered = senders.flatMap(({ deadLetter, declaredAt }) => {
    const queue = app.nodeOf('queue', deadLetter);
    return queue === undefined || app.from(queue.id).length > 0 ? [] : [[queue.id, declaredAt] as const];
  });
  const failed = app.paths.failureEnds().map(({ node, path }) => [node, path().at(-1)?.declaredAt] as const);
  return new Map([...failed, ...undelivered]);
}

function withAlarm({ id, declaredAt }: NodeOf<'queue'>): readonly Change[] {
  return declaredAt === undefined ? [] : [addResource(declaredAt, 'Alarm', 'AWS::CloudWatch::Alarm', {
    AlarmDescription: 'Failed events are waiting in this queue.',
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: new NodeReference(id, 'QueueName') }],
    Statistic: 'Maximum',
    Period: ALARM_PERIOD.default,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
  })];
}

const hasRedrive = oncePerApp((app) => redrivingQueues(app).length > 0);
