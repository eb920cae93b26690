/**
 * The message that a CloudWatch alarm publishes. It has no message attributes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
import { ANY, documented, itemsLike, Shape, TEXT, texts, oneOfTexts } from '../shape';

const STATE = oneOfTexts('OK', 'ALARM', 'INSUFFICIENT_DATA');

export const ALARM_MESSAGE: Shape = documented({
  ...texts(
    'AlarmName', 'AlarmDescription', 'AWSAccountId', 'AlarmConfigurationUpdatedTimestamp', 'NewStateReason',
    'StateChangeTime', 'Region', 'AlarmArn', 'AlarmRule',
  ),
  NewStateValue: STATE,
  OldStateValue: STATE,
  ...Object.fromEntries(['OKActions', 'AlarmActions', 'InsufficientDataActions'].map((name) => [name, itemsLike(() => TEXT)])),
  Trigger: ANY,
  TriggeringChildren: ANY,
});
