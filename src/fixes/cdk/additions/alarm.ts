import { own } from '../../../template/json';
import { referenceIn } from '../reference';
import { Words } from './added';

/** Of a queue's depth; any other alarm is written as it stands. Depths are whole numbers: above 0 is at least 1, which is what an alarm asks by itself. */
export const alarm: Words = ({ logicalId, properties }, names) => {
  const queue = referenceIn(own([own(properties, 'Dimensions')].flat()[0], 'Value'));
  if (own(properties, 'MetricName') !== 'ApproximateNumberOfMessagesVisible' || queue === undefined || names.highLevel(queue.logicalId) === undefined) return undefined;
  return [
    `${names.construct(queue.logicalId)}.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }).createAlarm(this, ${JSON.stringify(logicalId)}, {`,
    '  threshold: 1, evaluationPeriods: 1, treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,',
    '});',
  ];
};
