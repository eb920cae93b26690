import { QUEUE_DEPTH } from '../../../resources/alarm/facts';
import { own } from '../../../template/json';
import { referenceIn } from '../reference';
import { Words } from './added';

/**
 * Only alarms on the depth of a queue. Depths are integers: above 0 means at least 1, and L2 alarms compare with "at
 * least" by default.
 */
export const alarm: Words = ({ logicalId, properties }, names) => {
  const queue = referenceIn(own([own(properties, 'Dimensions')].flat()[0], 'Value'));
  if (own(properties, 'MetricName') !== QUEUE_DEPTH.metric || queue === undefined || names.highLevel(queue.logicalId) === undefined) return undefined;
  return [
    `${names.construct(queue.logicalId)}.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }).createAlarm(this, ${JSON.stringify(names.id(logicalId))}, {`,
    '  threshold: 1, evaluationPeriods: 1, treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,',
    '});',
  ];
};
