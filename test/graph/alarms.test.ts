/** An alarm of the graph has what it starts, and whether its topics let CloudWatch in. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { aFunction, aMapping, appOf, aQueue, arn, Json, ref, resource } from '../template/app-of';

const METRIC = { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Q', 'QueueName'] } }] };
const alarm = (properties: Json = {}): Json => resource('AWS::CloudWatch::Alarm', { ...METRIC, ...properties });
const policy = (...statements: readonly Json[]): Json => resource('AWS::SNS::TopicPolicy', { Topics: [ref('T')], PolicyDocument: { Statement: statements } });

const alarmsIn = (resources: Json): readonly Json[] => {
  const { alarms } = readDeliveryGraph(appOf({ Fn: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q') }), ...resources }));
  return alarms as unknown as readonly Json[];
};

const actionsOf = (resources: Json): unknown => alarmsIn(resources)[0].actions;

test('it watches a queue, and starts what its actions name', () => {
  expect(alarmsIn({ A: alarm({ AlarmActions: [ref('T')] }), T: resource('AWS::SNS::Topic') })).toEqual([{
    declaredAt: { stack: 'App', logicalId: 'A' },
    watches: ['App.Q'],
    actions: [{ declaredAt: { stack: 'App', logicalId: 'A' }, property: 'AlarmActions.0', to: 'App.T', access: [] }],
  }]);
});

test('a function by its lost events, a mapping by what it gave up', () => {
  const of = (name: string, dimension: string, value: unknown): Json => (
    { Namespace: 'AWS/Lambda', MetricName: name, Dimensions: [{ Name: dimension, Value: value }] }
  );
  const found = alarmsIn({
    A: alarm(of('AsyncEventsDropped', 'FunctionName', ref('Fn'))),
    B: alarm(of('DroppedEventCount', 'EventSourceMappingUUID', ref('M'))),
    C: alarm(of('Duration', 'FunctionName', ref('Fn'))),
  });
  expect(found.map(({ watches }) => watches)).toEqual([['App.Fn'], ['App.M']]);
});

test.each<[string, Json, unknown]>([
  ['that is above a threshold starts no OKActions', { OKActions: ['x'] }, []],
  ['that is below one starts them', { ComparisonOperator: 'LessThanThreshold', OKActions: [ref('T')] }, [expect.objectContaining({ property: 'OKActions.0' })]],
  ['whose actions are a hidden list hides them', { AlarmActions: ref('P') }, { unknown: expect.any(String) }],
])('an alarm %s', (_, properties, expected) => {
  expect(actionsOf({ A: alarm(properties), T: resource('AWS::SNS::Topic') })).toEqual(expected);
});

test('the actions of a composite alarm over a composite alarm are its own', () => {
  const composite = (rule: string, properties: Json): Json => resource('AWS::CloudWatch::CompositeAlarm', { AlarmRule: { 'Fn::Sub': rule }, ...properties });
  expect(actionsOf({
    A: alarm(),
    B: composite('ALARM("${A}")', { ActionsEnabled: false, AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:off'] }),
    C: composite('ALARM("${B}")', { AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on'] }),
  })).toEqual([expect.objectContaining({ declaredAt: { stack: 'App', logicalId: 'C' }, to: 'arn:aws:sns:eu-west-1:111122223333:on' })]);
});

const CLOUDWATCH = { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Resource: ref('T') };

test.each<[string, Json, readonly unknown[]]>([
  ['without a policy lets it in', { T: resource('AWS::SNS::Topic') }, []],
  ['with the policy of SNS, written out, lets it in', {
    T: resource('AWS::SNS::Topic'),
    P: policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sns:Publish', Resource: ref('T'), Condition: { StringEquals: { 'AWS:SourceOwner': ref('AWS::AccountId') } } }),
  }, [true]],
  ['that allows CloudWatch lets it in', { T: resource('AWS::SNS::Topic'), P: policy(CLOUDWATCH) }, [true]],
  ['that allows its alarms by their ARN lets it in', {
    T: resource('AWS::SNS::Topic'),
    P: policy({ ...CLOUDWATCH, Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:cloudwatch:*:${AWS::AccountId}:alarm:*' } } } }),
  }, [true]],
  ['that allows EventBridge alone does not', { T: resource('AWS::SNS::Topic'), P: policy({ ...CLOUDWATCH, Principal: { Service: 'events.amazonaws.com' } }) }, [false]],
  ['that only denies what is not encrypted does not', {
    T: resource('AWS::SNS::Topic'), P: policy({ ...CLOUDWATCH, Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  }, [false]],
  ['with the key that AWS manages does not', { T: resource('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' }) }, [false, false]],
  ['outside the app is not asked', {}, []],
])('a topic %s', (_, resources, expected) => {
  const action = 'T' in resources ? ref('T') : 'arn:aws:sns:eu-west-1:111122223333:on-call';
  const [{ access }] = actionsOf({ A: alarm({ AlarmActions: [action] }), ...resources }) as [{ access: readonly { allowed: unknown }[] }];
  expect(access.map(({ allowed }) => allowed)).toEqual(expected);
});
