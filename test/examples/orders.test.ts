/** The shop: every way in which an event can fail ends where it should, with the permission that it takes, and someone is told. */
import { Example } from './synthesize';

const shop = Example.run('orders');

const allow = (Action: string | string[], Resource: unknown, Condition?: unknown) =>
  ({ Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) });
const objectsOf = (bucket: string) => ({ 'Fn::Join': ['', [shop.arn(bucket), '/*']] });
const ownAccount = { StringEquals: { 's3:ResourceAccount': { Ref: 'AWS::AccountId' } } };

test('cdk-nag has nothing to say', () => {
  expect(shop.findings).toEqual([]);
});

describe('pictures: bucket → rule → alias, asynchronously', () => {
  const config = shop.resource('Pictures/Measuring/Config');
  const role = 'Pictures/MeasureRole';

  test('the bucket tells EventBridge, without a custom resource', () => {
    expect(shop.resource('Pictures/Uploads').Properties.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    expect(shop.ofType('AWS::Lambda::Function')).toHaveLength(4);
  });

  test('the rule invokes the alias, and what cannot be delivered to Lambda ends in a queue', () => {
    const { Targets: [target], EventPattern } = shop.resource('Pictures/Uploaded').Properties;
    expect(EventPattern).toMatchObject({ 'detail-type': ['Object Created'], 'detail': { bucket: { name: [shop.ref('Pictures/Uploads')] } } });
    expect(target).toMatchObject({ Arn: shop.ref('Pictures/Measure/Aliaslive'), DeadLetterConfig: { Arn: shop.arn('Pictures/UploadedUndelivered') } });
  });

  test('the settings are those of the alias: success to the bus, failure to the bucket', () => {
    expect(config.Properties).toEqual({
      FunctionName: shop.ref('Pictures/Measure'),
      Qualifier: 'live',
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig: { OnSuccess: { Destination: shop.arn('Bus') }, OnFailure: { Destination: shop.arn('Failures') } },
    });
    expect(shop.resource('Pictures/Measure/Aliaslive').Properties.Name).toBe('live');
  });

  test('the function may write to both, and the settings wait for that permission', () => {
    expect(shop.allowed(role, 'events:PutEvents')).toEqual([allow('events:PutEvents', shop.arn('Bus'))]);
    expect(shop.allowed(role, 's3:PutObject')).toEqual([allow('s3:PutObject', objectsOf('Failures'), ownAccount)]);
    expect(shop.allowed(role, 's3:ListBucket')).toEqual([allow('s3:ListBucket', shop.arn('Failures'), ownAccount)]);
    expect(config.DependsOn).toContain(shop.policyFor(role, 'events:PutEvents'));
    expect(config.DependsOn).toContain(shop.policyFor(role, 's3:PutObject'));
  });
});

describe('orders: queue → function', () => {
  const mapping = shop.resource('Orders/Incoming/Mapping');

  test('a message is hidden for 6 × 30 s + 5 s, tried five times, then moved to the dead-letter queue', () => {
    expect(shop.resource('Orders/Incoming/Queue').Properties).toMatchObject({
      VisibilityTimeout: 185,
      RedrivePolicy: { deadLetterTargetArn: shop.arn('Orders/Incoming/DeadLetterQueue'), maxReceiveCount: 5 },
    });
    expect(shop.resource('Orders/Incoming/DeadLetterQueue').Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });

  test('a hundred messages are gathered for 5 s, and the handler names those that failed', () => {
    expect(mapping.Properties).toEqual({
      EventSourceArn: shop.arn('Orders/Incoming/Queue'),
      FunctionName: shop.arn('Orders/Save'),
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(mapping.DependsOn).toContain(shop.policyFor('Orders/SaveRole', 'sqs:ReceiveMessage'));
  });
});

describe('clicks: encrypted stream → function', () => {
  const role = 'Clicks/CountRole';
  const mapping = shop.resource('Clicks/Counting/Mapping');

  test('a record is tried four times within six hours; then a bucket keeps it', () => {
    expect(mapping.Properties).toMatchObject({
      EventSourceArn: shop.arn('Clicks/Stream'),
      StartingPosition: 'TRIM_HORIZON',
      MaximumRetryAttempts: 3,
      MaximumRecordAgeInSeconds: 6 * 3600,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: shop.arn('Failures') } },
    });
  });

  test('the function may decrypt the stream and write to the bucket, and the mapping waits for that permission', () => {
    expect(shop.allowed(role, 'kms:Decrypt')).toEqual([allow('kms:Decrypt', shop.arn('Clicks/Key'))]);
    expect(shop.allowed(role, 's3:PutObject')).toEqual([allow('s3:PutObject', objectsOf('Failures'), ownAccount)]);
    expect(mapping.DependsOn).toContain(shop.policyFor(role, 'kinesis:GetRecords'));
    expect(mapping.DependsOn).toContain(shop.policyFor(role, 's3:PutObject'));
  });
});

describe('notices: one function with a table\'s stream and asynchronous events', () => {
  const role = 'Notices/NotifyRole';
  const mapping = shop.resource('Notices/OrderChanges/Mapping');
  const config = shop.resource('Notices/Announcing/Config');
  const queueOfStream = shop.arn('Notices/OrderChanges/OnFailureQueue');
  const queueOfEvents = shop.arn('Notices/Announcing/OnFailureQueue');

  test('each way in has an exit of its own', () => {
    expect(mapping.Properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [shop.idOf('Orders/Table'), 'StreamArn'] },
      FunctionName: shop.arn('Notices/Notify'),
      DestinationConfig: { OnFailure: { Destination: queueOfStream } },
    });
    expect(config.Properties).toEqual({
      FunctionName: shop.ref('Notices/Notify'),
      MaximumEventAgeInSeconds: 21_600,
      MaximumRetryAttempts: 2,
      Qualifier: '$LATEST',
      DestinationConfig: { OnFailure: { Destination: queueOfEvents } },
    });
    expect(queueOfStream).not.toEqual(queueOfEvents);
  });

  test('the function may write to both, and both wait for that permission', () => {
    expect(shop.allowed(role, 'sqs:SendMessage')).toEqual([allow('sqs:SendMessage', expect.arrayContaining([queueOfEvents, queueOfStream]))]);
    expect(mapping.DependsOn).toContain(shop.policyFor(role, 'dynamodb:GetRecords'));
    expect(mapping.DependsOn).toContain(shop.policyFor(role, 'sqs:SendMessage'));
    expect(config.DependsOn).toContain(shop.policyFor(role, 'sqs:SendMessage'));
  });

  test('the rule on the bus takes the records of successes, and what cannot be delivered to Lambda ends in a queue', () => {
    const { Targets: [target], EventPattern, EventBusName } = shop.resource('Notices/PictureReady').Properties;
    expect(EventPattern).toEqual({ 'source': ['lambda'], 'detail-type': ['Lambda Function Invocation Result - Success'] });
    expect(EventBusName).toEqual(shop.ref('Bus'));
    expect(target).toMatchObject({ Arn: shop.arn('Notices/Notify'), DeadLetterConfig: { Arn: shop.arn('Notices/PictureReadyUndelivered') } });
  });
});

describe('whoever is on duty', () => {
  test.each([
    'Pictures/UploadedUndelivered', 'Orders/Incoming/DeadLetterQueue', 'Notices/OrderChanges/OnFailureQueue',
    'Notices/Announcing/OnFailureQueue', 'Notices/PictureReadyUndelivered',
  ])('is told of the first event in %s', (queue) => {
    expect(shop.resource(`${queue}/DepthAlarm`).Properties).toMatchObject({
      Threshold: 1,
      AlarmActions: [shop.ref('OnCall')],
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [shop.idOf(queue), 'QueueName'] } }],
    });
  });

  test('no queue of failures is left without an alarm', () => {
    expect(shop.ofType('AWS::CloudWatch::Alarm')).toHaveLength(shop.ofType('AWS::SQS::Queue').length - 1); // but for the orders themselves
  });

  test('is reached: CloudWatch may publish to the topic', () => {
    expect(shop.resource('OnCall/Policy').Properties.PolicyDocument.Statement).toContainEqual(expect.objectContaining({
      Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' }, Resource: shop.ref('OnCall'),
    }));
  });
});
