/** A queue at the end of a failure path is a loss with a delay, unless somebody looks at it. */
import { DeclaredAt, NodeId } from '../model/node';
import { Change, Reference } from './kit/change';
import { add, set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Lookup, NodeOf } from './kit/graph-index';
import { judge, not, place } from './kit/report';
import { named, resourceName, time } from './kit/wording';
import { handedOver } from './queries/push-targets';

export const failureExitIsWatched = defineRule({
  id: 'failure-exit-is-watched',
  severity: 'warning',
  why: 'Failed events that nobody knows of expire in their queue, one after the other.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html',
  check: (app) => [...endsOf(app)].flatMap(([id, declaredAt]) => {
    const queue = app.nodeOf('queue', id);
    return queue === undefined ? [] : judge(
      place([queue, ''], [{ declaredAt }, '']),
      not(queue.watched),
      () => ({
        fact: `${named(queue)} is where failed events end, nobody polls it, and ${queue.silentAlarm === undefined
          ? 'no alarm tells of its depth or the age of its messages'
          : `${resourceName(queue.silentAlarm)}, the alarm that looks at it, has its actions switched off (ActionsEnabled is false)`}`,
        consequence: `Failed events lie there unseen and expire after ${time(queue.retention)}`,
        fix: queue.silentAlarm === undefined
          ? 'Add an AWS::CloudWatch::Alarm on its ApproximateNumberOfMessagesVisible or ApproximateAgeOfOldestMessage'
          : `Set ActionsEnabled of ${resourceName(queue.silentAlarm)} to true`,
        changes: queue.silentAlarm === undefined ? withAlarm(queue) : set(queue.silentAlarm, 'ActionsEnabled', true),
      }),
    );
  }),
});

/** Where what fails comes to rest, or what could not be handed over, and what leads there. */
function endsOf(app: Lookup): ReadonlyMap<NodeId, DeclaredAt | undefined> {
  const undelivered = [...handedOver(app).map(({ handover }) => handover), ...app.graph.links].flatMap(({ deadLetter, declaredAt }) => {
    const queue = app.nodeOf('queue', deadLetter);
    return queue === undefined || app.from(queue.id).length > 0 ? [] : [[queue.id, declaredAt] as const];
  });
  return new Map([...app.paths.failureEnds().map(({ node, path }) => [node, path().at(-1)?.declaredAt] as const), ...undelivered]);
}

function withAlarm({ id, declaredAt }: NodeOf<'queue'>): readonly Change[] {
  return declaredAt === undefined ? [] : [add(declaredAt, 'Alarm', 'AWS::CloudWatch::Alarm', {
    AlarmDescription: 'Events that failed wait here to be looked at.',
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: new Reference(id, 'QueueName') }],
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
  })];
}
