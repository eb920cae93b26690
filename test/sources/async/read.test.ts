import { Exit } from '../../../src/model/policy';
import { aConfig, aFunction, appOf, aPermission, aQueue, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const FN = { Fn: aFunction() };
const ALIAS = { Live: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }) };
const S3 = (functionName: unknown): Json => aPermission('s3.amazonaws.com', { FunctionName: functionName, SourceArn: 'arn:aws:s3:::uploads' });

test('without settings an event is tried three times in six hours and then lost', () => {
  const { policy, declaredAt } = onlyDelivery({ ...FN, P: S3(arn('Fn')) });
  expect(declaredAt).toBeUndefined();
  expect(policy).toMatchObject({
    mode: 'push',
    order: 'none',
    attempts: { most: 3, countedBy: 'function-errors', backoff: { law: 'fixed', delays: [60, 120] } },
    maxAge: 21_600,
    exits: { failure: [], success: [] },
  });
});

test.each<[string, Json, unknown]>([
  ['no retry is one attempt', { MaximumRetryAttempts: 0 }, { most: 1, countedBy: 'function-errors', backoff: { law: 'fixed', delays: [] } }],
  ['one retry comes after a minute', { MaximumRetryAttempts: '1' }, { most: 2, countedBy: 'function-errors', backoff: { law: 'fixed', delays: [60] } }],
  ['AWS::NoValue is the default', { MaximumRetryAttempts: ref('AWS::NoValue') }, expect.objectContaining({ most: 3 })],
  ['a parameter is unknown', { MaximumRetryAttempts: ref('P') }, expect.objectContaining({
    most: { unknown: 'Ref P, a parameter of App', cause: { kind: 'parameter', stack: 'App', name: 'P' } },
  })],
  ['a text is unknown', { MaximumRetryAttempts: 'two' }, expect.objectContaining({ most: { unknown: '"two", which is not a number' } })],
])('retries: %s', (_, settings, attempts) => {
  expect(onlyDelivery({ ...FN, C: aConfig(settings) }, { Parameters: { P: {} } }).policy.attempts).toEqual(attempts);
});

test('the age of the config is read', () => {
  expect(onlyDelivery({ ...FN, C: aConfig({ MaximumEventAgeInSeconds: 60 }) }).policy.maxAge).toBe(60);
});

test('destinations receive the invocation record', () => {
  const { exits } = onlyDelivery({
    ...FN,
    Q: aQueue(),
    C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Q') }, OnSuccess: { Destination: 'arn:aws:events:eu-west-1:1:event-bus/b' } } }),
  }).policy;
  expect(exits.failure).toEqual([{ by: 'on-failure', to: 'App.Q', carries: 'invocation-record' }]);
  expect(exits.success).toEqual([{ by: 'on-success', to: 'arn:aws:events:eu-west-1:1:event-bus/b', carries: 'invocation-record' }]);
});

test('a destination in one branch of Fn::If is an exit to the unknown', () => {
  const destination = { 'Fn::If': ['Prod', { OnFailure: { Destination: arn('Q') } }, ref('AWS::NoValue')] };
  const why = { unknown: 'Fn::If Prod, whose branches differ' };
  const { exits } = onlyDelivery({ ...FN, Q: aQueue(), C: aConfig({ DestinationConfig: destination }) }).policy;
  expect(exits.failure).toEqual([{ by: 'on-failure', to: why, carries: why }]);
});

describe('the dead-letter setting of a function', () => {
  const DLQ: Exit = { by: 'function-dead-letter', to: 'App.D', carries: 'event' };
  const WITH = { D: aQueue(), Fn: aFunction({ DeadLetterConfig: { TargetArn: arn('D') } }) };

  test('makes a delivery where nothing else does', () => {
    expect(onlyDelivery(WITH)).toMatchObject({
      id: '* -> App.Fn:$LATEST', source: { kind: 'async' }, target: { function: 'App.Fn', qualifier: '$LATEST' }, policy: { exits: { failure: [DLQ] } },
    });
  });

  test('makes none beside the alias that is invoked', () => {
    expect(onlyDelivery({ ...WITH, ...ALIAS, P: S3(ref('Live')) })).toMatchObject({ target: { qualifier: 'live' }, policy: { exits: { failure: [DLQ] } } });
  });

  test('counts for an alias, which inherits nothing else', () => {
    const { deliveries } = graphOf({
      ...WITH, ...ALIAS, C: aConfig({ MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: arn('D') } } }), P: S3(ref('Live')),
    });
    expect(deliveries.map(({ target, policy }) => [target.qualifier, policy.attempts.most, policy.exits.failure])).toEqual([
      ['$LATEST', 1, [{ by: 'on-failure', to: 'App.D', carries: 'invocation-record' }, DLQ]],
      ['live', 3, [DLQ]],
    ]);
  });
});

describe('one delivery for each source, function and qualifier', () => {
  test('a permission and a config of one alias are one delivery', () => {
    const config = { Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', ref('Live')] }] }, MaximumRetryAttempts: 1 };
    const delivery = onlyDelivery({ ...FN, ...ALIAS, Bucket: resource('AWS::S3::Bucket'), C: aConfig(config), P: aPermission('s3.amazonaws.com', { FunctionName: ref('Live'), SourceArn: arn('Bucket') }) });
    expect(delivery).toMatchObject({
      id: 'App.Bucket -> App.Fn:live',
      source: { kind: 'async', node: 'App.Bucket' },
      target: { function: 'App.Fn', qualifier: 'live', through: { logicalId: 'Live' } },
      policy: { attempts: { most: 2 } },
      declaredAt: { stack: 'App', logicalId: 'C' },
    });
  });

  test('a config that nobody uses is a delivery without a source', () => {
    const delivery = onlyDelivery({ ...FN, C: aConfig() });
    expect(delivery.id).toBe('* -> App.Fn:$LATEST');
    expect(delivery.source).toEqual({ kind: 'async' });
  });

  test('the config of a version counts for that version and no other', () => {
    const version = resource('AWS::Lambda::Version', { FunctionName: ref('Fn') });
    const { deliveries } = graphOf({
      ...FN, V: version, W: version, C: aConfig({ Qualifier: { 'Fn::GetAtt': ['V', 'Version'] }, MaximumRetryAttempts: 0 }), P: S3(ref('V')), R: S3(ref('W')),
    });
    expect(deliveries.map(({ target, policy }) => [target.through?.logicalId, policy.attempts.most])).toEqual([['V', 1], ['W', 3]]);
  });

  test('a function that is another\'s destination is invoked by it asynchronously', () => {
    const { deliveries } = graphOf({
      ...FN, Next: aFunction(), C: aConfig({ DestinationConfig: { OnSuccess: { Destination: { 'Fn::Join': [':', [arn('Next'), 'live']] } } } }),
    });
    expect(deliveries.map(({ id, source }) => [id, source.node])).toEqual([['* -> App.Fn:$LATEST', undefined], ['App.Fn -> App.Next:live', 'App.Fn']]);
    expect(deliveries[0].policy.exits.success).toEqual([{ by: 'on-success', to: 'App.Next', qualifier: 'live', carries: 'invocation-record' }]);
  });

  test('two permissions of one bucket are one delivery, two buckets are two', () => {
    const other = aPermission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::other' });
    expect(graphOf({ ...FN, P: S3(arn('Fn')), P2: S3(ref('Fn')), P3: other }).deliveries.map(({ id }) => id))
      .toEqual(['arn:aws:s3:::other -> App.Fn:$LATEST', 'arn:aws:s3:::uploads -> App.Fn:$LATEST']);
  });

  test('two configs of one qualifier under conditions are two deliveries', () => {
    const config = (condition: string, retries: number): Json => ({ ...aConfig({ MaximumRetryAttempts: retries }), Condition: condition });
    expect(graphOf({ ...FN, C: config('Dev', 0), D: config('Prod', 2) }).deliveries.map(({ policy, declaredAt }) => [declaredAt?.condition, policy.attempts.most]))
      .toEqual([['Dev', 1], ['Prod', 3]]);
  });
});

describe('who may invoke', () => {
  test.each([
    's3.amazonaws.com', 'sns.amazonaws.com', 'events.amazonaws.com', 'logs.amazonaws.com', 'logs.eu-west-1.amazonaws.com', 'iot.amazonaws.com',
    'ses.amazonaws.com', 'config.amazonaws.com', 'logs.cn-north-1.amazonaws.com.cn', 'lambda.alarms.cloudwatch.amazonaws.com',
    { 'Fn::Sub': 'logs.${AWS::Region}.amazonaws.com' }, { 'Fn::Join': ['.', ['s3', ref('AWS::URLSuffix')]] },
  ])('%j does so asynchronously', (principal) => {
    expect(graphOf({ ...FN, P: aPermission(principal, { SourceArn: 'arn:aws:x:eu-west-1:1:y' }) }).deliveries).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ['an API', aPermission('apigateway.amazonaws.com')],
    ['a load balancer', aPermission('elasticloadbalancing.amazonaws.com')],
    ['an account', aPermission('111122223333')],
    ['the own account', aPermission(ref('AWS::AccountId'))],
    ['a role', aPermission(arn('Fn'))],
    ['a function URL', aPermission('*', { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' })],
    ['the second permission of a function URL', aPermission('*', { InvokedViaFunctionUrl: true })],
    ['whoever has the permission of a function URL', aPermission({ 'Fn::ImportValue': 'who' }, { FunctionUrlAuthType: 'AWS_IAM' })],
    ['a service that may only read', aPermission('s3.amazonaws.com', { Action: 'lambda:GetFunction' })],
  ])('%s waits for the answer, which is no delivery', (_, permission) => {
    expect(graphOf({ ...FN, P: permission }).deliveries).toEqual([]);
  });

  test('a permission without a source is from somewhere unknown', () => {
    expect(onlyDelivery({ ...FN, P: aPermission('s3.amazonaws.com') }).source.node).toEqual({ unknown: 's3: P has no SourceArn' });
  });

  test('a hidden principal may be an asynchronous one', () => {
    const { source } = onlyDelivery({ ...FN, P: aPermission(ref('Who')) }, { Parameters: { Who: {} } });
    const cause = { kind: 'parameter', stack: 'App', name: 'Who' };
    expect(source.node).toEqual({ unknown: 'Ref Who, a parameter of App', cause });
  });
});

test('every function of the app is a node, other resources only where a delivery touches them', () => {
  expect(appOf({ ...FN, Q: aQueue() }).ofType('AWS::SQS::Queue')).toHaveLength(1);
  expect(graphOf({ ...FN, Q: aQueue() }).nodes.map(({ id }) => id)).toEqual(['App.Fn']);
});
