import { aConfig, aFunction, aQueue, arn, Json, nodeOf, ref } from '../../template/app-of';

const read = (queue: Json): ReturnType<typeof nodeOf> => nodeOf('App.Q', {
  Fn: aFunction(), D: aQueue(), Q: aQueue(queue), C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Q') } } }),
}, { Parameters: { P: {} } });

test('absent settings have the defaults of SQS', () => {
  expect(read({})).toEqual({
    id: 'App.Q',
    kind: 'queue',
    declaredAt: { stack: 'App', logicalId: 'Q' },
    fifo: false,
    contentBasedDeduplication: false,
    maximumMessageSize: 1_048_576,
    visibilityTimeout: 30,
    retention: 345_600,
    redrive: 'none',
    redriveSources: 'all',
    key: 'none',
    hasAlarm: false,
  });
});

test('settings are read', () => {
  expect(read({
    FifoQueue: true, MaximumMessageSize: '65536', VisibilityTimeout: 1, MessageRetentionPeriod: ref('P'), RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 2 },
  })).toMatchObject({
    fifo: true, maximumMessageSize: 65_536, visibilityTimeout: 1, retention: { unknown: 'Ref P, a parameter of App' }, redrive: { deadLetterQueue: 'App.D', maxReceiveCount: 2 },
  });
});

test.each<[string, Json | string, unknown]>([
  ['allowAll', { redrivePermission: 'allowAll' }, 'all'],
  ['denyAll', { redrivePermission: 'denyAll' }, []],
  ['denyAll as text', '{"redrivePermission":"denyAll"}', []],
  ['byQueue', { redrivePermission: 'byQueue', sourceQueueArns: [arn('D'), { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders' }] }, ['App.D', 'App.O']],
  ['byQueue with a hidden queue', { redrivePermission: 'byQueue', sourceQueueArns: [ref('P')] }, [{ unknown: 'Ref P, a parameter of App' }]],
  ['a hidden list', { redrivePermission: 'byQueue', sourceQueueArns: ref('P') }, { unknown: 'Ref P, a parameter of App' }],
  ['a hidden permission', { redrivePermission: ref('P') }, { unknown: 'Ref P, a parameter of App' }],
  ['what is none', { redrivePermission: 'deny' }, { unknown: 'the redrive permission "deny"' }],
  ['a queue with a name by parameter', { redrivePermission: 'byQueue', sourceQueueArns: [{ 'Fn::Sub': 'arn:aws:sqs:eu-west-1:1:${P}' }] }, [{ unknown: expect.stringContaining('P') }]],
])('who may redrive to it: %s', (_, policy, sources) => {
  expect(nodeOf('App.Q', {
    Fn: aFunction(),
    D: aQueue(),
    O: aQueue({ QueueName: 'orders' }),
    Q: aQueue({ RedriveAllowPolicy: policy }),
    C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Q') } } }),
  }, { Parameters: { P: {} } })).toMatchObject({ redriveSources: sources });
});
