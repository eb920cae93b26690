/** The alarms on the failure path of one alias, from the first lost event. */
import { Annotations, Duration, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { SECOND_IN_MS } from '../../facts/units';
import { ALARM_PERIOD, LOST_EVENT_METRICS, QUEUE_DEPTH } from '../../resources/alarm/facts';
import { addActionsFromScopes } from '../exits/failure-alarms';
import { LibraryAlarm } from '../exits/library-alarm';
import { existingSettings } from '../sources/async/refuse-second-config';
import { consumersOf, lastExits } from '../wiring/chains/last-exits';
import { ExitQueue } from '../wiring/chains/own-exits';
import { isResource } from '../wiring/reference';
import { whereIs } from '../wiring/refuse';
import { isOther } from '../wiring/services/source-environment';

const PERIOD = Duration.seconds(ALARM_PERIOD.default);

/** Each metric has the dimension of the alias. */
export function createAsyncAlarms(deployment: Construct, alias: lambda.Alias): cloudwatch.Alarm[] {
  return Object.entries(LOST_EVENT_METRICS).map(([name, meaning]) => createAlarm(deployment, name, {
    metric: alias.metric(name, { statistic: 'Sum', period: PERIOD }),
    alarmDescription: `${meaning} of the alias ${alias.node.path}`,
  }));
}

/** The depth itself would stop the deployment of a fix while the failed events still wait. */
export function createExitAlarms(deployment: Construct, alias: lambda.Alias): readonly cloudwatch.Alarm[] {
  const here = Stack.of(deployment);
  return lastExits(deployment.node.root, alias)
    .filter(({ env }) => !isOther(env.region, here.region) && !isOther(env.account, here.account))
    .filter((queue) => !isInDependentStack(deployment, alias, queue))
    .map((queue) => createAlarm(deployment, `ExitGrows${Names.uniqueResourceName(queue, {})}`, {
      metric: growthOf(queue),
      alarmDescription: `Failed events of the alias ${alias.node.path} arrive in ${queue.node.path}`,
    }));
}

/** A stack that refers to the alias cannot be referred to by an alarm beside it. */
function isInDependentStack(deployment: Construct, alias: lambda.Alias, queue: ExitQueue): boolean {
  const settings = existingSettings(alias);
  const users = [...consumersOf(deployment.node.root, alias), ...settings === undefined ? [] : [settings]];
  const stack = Stack.of(queue);
  const isDependent = stack !== Stack.of(deployment) && users.some((user) => Stack.of(user) === stack);
  if (isDependent) {
    Annotations.of(deployment).addWarningV2(
      'cdk-lambda-delivery:exitInDependentStack',
      `${whereIs(deployment)}: ${whereIs(queue)}, where failed events of ${whereIs(alias)} end, is in the stack ${stack.node.path}, which depends `
      + 'on that of the alias. No alarm of the deployment can watch it, so events that arrive there do not roll the deployment back. '
      + `Create the queue in ${Stack.of(deployment).node.path}.`,
    );
  }
  return isDependent;
}

export function createIteratorAgeAlarm(
  deployment: Construct, alias: lambda.Alias, maxAge: number,
): readonly cloudwatch.Alarm[] {
  if (!consumersOf(deployment.node.root, alias).some(readsStream)) return [];
  return [createAlarm(deployment, 'IteratorAge', {
    metric: alias.metric('IteratorAge', { statistic: 'Maximum', period: PERIOD }),
    threshold: Token.isUnresolved(maxAge) ? maxAge : maxAge * SECOND_IN_MS,
    alarmDescription: `Records of a stream wait too long for the alias ${alias.node.path}`,
  })];
}

/** Kafka has a starting position as well, but another metric. */
function readsStream(consumer: IConstruct): boolean {
  const mapping = consumer.node.defaultChild;
  if (!isResource(mapping, lambda.CfnEventSourceMapping.CFN_RESOURCE_TYPE_NAME)) return false;
  const { startingPosition, topics } = mapping as lambda.CfnEventSourceMapping;
  return startingPosition !== undefined && topics === undefined;
}

function growthOf(queue: ExitQueue): cloudwatch.IMetric {
  return new cloudwatch.MathExpression({ expression: 'DIFF(depth)', usingMetrics: { depth: depthOf(queue) }, period: PERIOD });
}

function depthOf(queue: ExitQueue): cloudwatch.IMetric {
  const options: cloudwatch.MetricOptions = { statistic: 'Maximum', period: PERIOD };
  if ('queueArn' in queue) return queue.metricApproximateNumberOfMessagesVisible(options);
  return new cloudwatch.Metric({
    ...options,
    namespace: QUEUE_DEPTH.namespace,
    metricName: QUEUE_DEPTH.metric,
    dimensionsMap: { [QUEUE_DEPTH.dimension]: queue.attrQueueName },
  });
}

type AlarmOptions = Pick<cloudwatch.AlarmProps, 'metric' | 'alarmDescription'> & { readonly threshold?: number };

function createAlarm(deployment: Construct, id: string, { threshold = 1, ...options }: AlarmOptions): cloudwatch.Alarm {
  const alarm = new LibraryAlarm(deployment, id, {
    ...options,
    threshold,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  addActionsFromScopes(alarm);
  return alarm;
}
