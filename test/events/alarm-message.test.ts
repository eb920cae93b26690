/** The fields of the message that an alarm publishes: a filter on another one matches nothing. */
import { ALARM_MESSAGE } from '../../src/events/messages/alarm';
import { FieldsShape, ListShape } from '../../src/events/shape';

const DOCUMENTED = [
  'AlarmName', 'AlarmDescription', 'AWSAccountId', 'AlarmConfigurationUpdatedTimestamp', 'NewStateValue', 'NewStateReason', 'StateChangeTime',
  'Region', 'AlarmArn', 'OldStateValue', 'OKActions', 'AlarmActions', 'InsufficientDataActions', 'Trigger', 'AlarmRule', 'TriggeringChildren',
];

const { fields } = ALARM_MESSAGE as FieldsShape;

test('are those that AWS documents', () => {
  expect([...fields.keys()].sort()).toEqual([...DOCUMENTED].sort());
});

test.each(['NewStateValue', 'OldStateValue'])('%s is one of three states', (name) => {
  expect(fields.get(name)).toEqual({ is: 'text', oneOf: ['OK', 'ALARM', 'INSUFFICIENT_DATA'] });
});

test.each(['OKActions', 'AlarmActions', 'InsufficientDataActions'])('%s is a list of texts', (name) => {
  const list = fields.get(name) as ListShape;
  expect([list.is, list.of()]).toEqual(['list', { is: 'text' }]);
});
