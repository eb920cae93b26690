import { Words } from './added';
import { own } from '../../../template/json';
import { referenceIn } from '../naming';

/** Of a queue's depth; any other alarm is written as it stands. */
export const alarm: Words = ({ logicalId, properties }, names) => {
  const queue = referenceIn(own([own(properties, 'Dimensions')].flat()[0], 'Value'));
  if (own(properties, 'Namespace') !== 'AWS/SQS' || queue === undefined) return undefined;
  return [
    `${names.variable(queue.logicalId)}.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' })`,
    `  .createAlarm(this, ${JSON.stringify(logicalId)}, {`,
    '    threshold: 0,',
    '    evaluationPeriods: 1,',
    '    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,',
    '    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,',
    '  });',
  ];
};
