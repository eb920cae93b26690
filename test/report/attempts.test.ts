/** How the report says the trying of a stream's records. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { TemplateApp } from '../../src/template/app';

function report(settings: Record<string, unknown>): string {
  const template = {
    Resources: {
      Fn: { Type: 'AWS::Lambda::Function' },
      Stream: { Type: 'AWS::Kinesis::Stream', Properties: { RetentionPeriodHours: 24, ShardCount: 1 } },
      Failures: { Type: 'AWS::SQS::Queue' },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { Ref: 'Fn' },
          EventSourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] },
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
          ...settings,
        },
      },
    },
  };
  return textReport(reportOf(readDeliveryGraph(new TemplateApp([{ name: 'App', template }]))), 200);
}

test.each([
  [{ MaximumRetryAttempts: 3, BatchSize: 100, BisectBatchOnFunctionError: true }, '4 + 7 halvings'],
  [{ MaximumRetryAttempts: 3, BatchSize: 2, BisectBatchOnFunctionError: true }, '4 + 1 halving '],
  [{ MaximumRetryAttempts: 3, BatchSize: 1, BisectBatchOnFunctionError: true }, '4  '],
  [{ MaximumRetryAttempts: 3, BatchSize: 100 }, '4  '],
])('%j is tried %s', (settings, text) => {
  expect(report(settings)).toContain(` ${text}`);
});

test.each([
  ['tried without end and given no age', {}, true],
  ['of an age that the stream does not reach', { MaximumRecordAgeInSeconds: 86_400 }, true],
  ['of an age below the retention', { MaximumRecordAgeInSeconds: 3_600 }, false],
  ['whose retries end', { MaximumRetryAttempts: 10 }, false],
])('a record %s expires before it reaches its exit: %j gives %s', (_, settings, expires) => {
  const text = report(settings);
  expect(text.includes('NOWHERE: expires first')).toBe(expires);
  expect(text).toContain(expires ? '1 delivery: 1 loses failed events' : '1 delivery: 1 can lose failed events');
});
