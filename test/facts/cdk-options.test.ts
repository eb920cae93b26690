/** The options of constructs: the names that plans write, and those of the classes themselves. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { cdkOption, cdkValue } from '../../src/facts/cdk-options';
import { OPTIONS } from '../../src/fixes/cdk/options';

test.each([
  ['VisibilityTimeout', 'visibilityTimeout'],
  ['RedrivePolicy.maxReceiveCount', 'deadLetterQueue.maxReceiveCount'],
  ['Targets.0.DeadLetterConfig.Arn', 'deadLetterQueue'],
  ['Target.RetryPolicy.MaximumRetryAttempts', 'retryAttempts'],
  ['FilterCriteria.Filters.2.Pattern', 'filters'],
  ['SourceParameters.KinesisStreamParameters.OnPartialBatchItemFailure', 'sourceParameters.kinesisStreamParameters.onPartialBatchItemFailure'],
])('%s is %s', (path, option) => {
  expect(cdkOption(path)).toBe(option);
});

test.each([
  ['VisibilityTimeout', 180, 'Duration.seconds(180)'], ['BatchSize', 10, '10'], ['StartingPosition', 'TRIM_HORIZON', 'StartingPosition.TRIM_HORIZON'],
  ['VisibilityTimeout', '180 or 360', '180 or 360'],
])('%s takes %s as %s', (path, value, text) => {
  expect(cdkValue(path, value)).toBe(text);
});

test('messages and plans have one name for each option', () => {
  const mapping = Object.entries(OPTIONS.get('AWS::Lambda::EventSourceMapping') ?? {});
  const config = Object.entries(OPTIONS.get('AWS::Lambda::EventInvokeConfig') ?? {});
  const queue = Object.entries(OPTIONS.get('AWS::SQS::Queue') ?? {});
  expect([...mapping, ...config, ...queue].filter(([property]) => !property.startsWith('RedriveAllowPolicy.'))
    .filter(([property, [name]]) => cdkOption(property) !== name)).toEqual([]);
});

test('options of mappings and settings are those of aws-cdk-lib', () => {
  const folder = join(__dirname, '../../node_modules/aws-cdk-lib');
  const declared = ['aws-lambda/lib/event-source-mapping.d.ts', 'aws-lambda/lib/event-invoke-config.d.ts', 'aws-lambda/lib/function.d.ts', 'aws-sqs/lib/queue.d.ts']
    .map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const named = [
    'BisectBatchOnFunctionError', 'DeadLetterConfig', 'DestinationConfig.OnFailure', 'DestinationConfig.OnSuccess', 'FilterCriteria', 'FunctionResponseTypes',
    'MaximumBatchingWindowInSeconds', 'MaximumEventAgeInSeconds', 'MaximumRecordAgeInSeconds', 'MaximumRetryAttempts', 'MessageRetentionPeriod', 'ScalingConfig',
    'TumblingWindowInSeconds', 'VisibilityTimeout', 'ParallelizationFactor', 'BatchSize', 'StartingPosition', 'ReservedConcurrentExecutions', 'FifoQueue',
  ];
  expect(named.map(cdkOption).filter((option) => !declared.includes(`readonly ${option}?:`))).toEqual([]);
});
