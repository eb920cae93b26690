/** Every service that pushes: who sends, how long it tries, and where what it gives up ends. */
import { Delivery } from '../../../src/model/delivery-graph';
import { aConfig, aFunction, aPermission, aQueue, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const BASE: Json = {
  Fn: aFunction(),
  Live: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }),
  Dlq: aQueue(),
  Role: resource('AWS::IAM::Role'),
  Topic: resource('AWS::SNS::Topic'),
  Bus: resource('AWS::Events::EventBus', { Name: 'b' }),
  Logs: resource('AWS::Logs::LogGroup'),
};

const pushed = (name: string, type: string, properties: Json): Delivery => onlyDelivery({ ...BASE, [name]: resource(type, properties) });

describe.each<[string, string, Json, { from: string; service: string; pushTarget: Json }]>([
  ['a bucket', 'AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: ref('Live') }] } }, {
    from: 'App.X', service: 's3', pushTarget: { property: 'NotificationConfiguration.LambdaConfigurations.0', retries: 'undocumented', deadLetter: 'none' },
  }],
  ['a bucket whose notifications CDK sets', 'Custom::S3BucketNotifications', {
    BucketName: 'uploads', NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn: ref('Live') }] },
  }, { from: 'arn:${AWS::Partition}:s3:::uploads', service: 's3', pushTarget: { retries: 'undocumented' } }],
  ['a subscription', 'AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('Topic'), Endpoint: ref('Live'), RedrivePolicy: { deadLetterTargetArn: arn('Dlq') } }, {
    from: 'App.Topic', service: 'sns', pushTarget: { property: '', retries: 100_014, maxAge: 1_987_200, deadLetter: 'App.Dlq', deadLetterProperty: 'RedrivePolicy' },
  }],
  ['a topic\'s own list of subscriptions', 'AWS::SNS::Topic', { Subscription: [{ Protocol: 'email', Endpoint: 'a@b' }, { Protocol: 'lambda', Endpoint: ref('Live') }] }, {
    from: 'App.X', service: 'sns', pushTarget: { property: 'Subscription.1', deadLetter: 'none' },
  }],
  ['a rule with its defaults', 'AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: ref('Live') }] }, {
    from: 'App.X',
    service: 'events',
    pushTarget: { property: 'Targets.0', authority: 'permission', retries: 185, maxAge: 86_400, deadLetter: 'none', deadLetterProperty: 'Targets.0.DeadLetterConfig.Arn' },
  }],
  ['a rule with its own settings', 'AWS::Events::Rule', {
    State: 'DISABLED',
    Targets: [{ Arn: arn('Dlq') }, { Arn: ref('Live'), RetryPolicy: { MaximumRetryAttempts: 0 }, DeadLetterConfig: { Arn: arn('Dlq') } }],
  }, { from: 'App.X', service: 'events', pushTarget: { property: 'Targets.1', retries: 0, deadLetter: 'App.Dlq', enabled: false } }],
  ['a schedule', 'AWS::Scheduler::Schedule', { Target: { Arn: ref('Live'), RoleArn: arn('Role'), RetryPolicy: { MaximumEventAgeInSeconds: 60 }, DeadLetterConfig: { Arn: arn('Dlq') } } }, {
    from: 'App.X', service: 'scheduler', pushTarget: { authority: 'role', role: 'App.Role', retries: 185, maxAge: 60, deadLetter: 'App.Dlq' },
  }],
  ['a subscriber of an enhanced bus', 'AWS::EventsV2::Subscriber', {
    EventBusArn: arn('Bus'), InvokeConfiguration: { TargetArn: ref('Live'), RoleArn: arn('Role'), LambdaParameters: { InvocationType: 'EVENT' } },
  }, { from: 'App.Bus', service: 'events', pushTarget: { authority: 'role', retries: 5, maxAge: 300, deadLetter: 'none' } }],
  ['a log group', 'AWS::Logs::SubscriptionFilter', { LogGroupName: ref('Logs'), FilterPattern: 'ERROR', DestinationArn: ref('Live') }, {
    from: 'App.Logs', service: 'logs', pushTarget: { maxAge: 86_400, filter: 'ERROR' },
  }],
  ['a topic rule of IoT', 'AWS::IoT::TopicRule', { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: ref('Live') } }] } }, {
    from: 'App.X', service: 'iot', pushTarget: { property: 'TopicRulePayload.Actions.0' },
  }],
  ['a pipe that fires and forgets', 'AWS::Pipes::Pipe', {
    Source: arn('Dlq'), Target: ref('Live'), RoleArn: arn('Role'), TargetParameters: { LambdaFunctionParameters: { InvocationType: 'FIRE_AND_FORGET' } },
  }, { from: 'App.Dlq', service: 'pipes', pushTarget: { authority: 'role', role: 'App.Role' } }],
])('%s invokes asynchronously', (_, type, properties, { from, service, pushTarget }) => {
  test('on behalf of its source, with its own retries and dead-letter queue', () => {
    const { source, target, pushTarget: found } = pushed('X', type, properties);
    expect(source).toEqual({ kind: 'async', node: from === 'unknown' ? { unknown: expect.any(String) } : from, service });
    expect(target).toMatchObject({ function: 'App.Fn', qualifier: 'live' });
    expect(found).toMatchObject({ declaredAt: { logicalId: 'X' }, ...pushTarget });
  });
});

describe.each<[string, string, Json, string, unknown]>([
  ['a function URL', 'AWS::Lambda::Url', { TargetFunctionArn: ref('Fn'), Qualifier: 'live' }, 'function-url', undefined],
  ['a method of a REST API', 'AWS::ApiGateway::Method', {
    Integration: {
      TimeoutInMillis: 5_000,
      Uri: { 'Fn::Join': ['', ['arn:', ref('AWS::Partition'), ':apigateway:', ref('AWS::Region'), ':lambda:path/2015-03-31/functions/', ref('Live'), '/invocations']] },
    },
  }, 'apigateway', 5],
  ['an HTTP API', 'AWS::ApiGatewayV2::Integration', { IntegrationUri: ref('Live') }, 'apigateway', 30],
  ['a load balancer', 'AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: ref('Live') }] }, 'elasticloadbalancing', undefined],
])('%s waits for the answer', (_, type, properties, service, answerWithin) => {
  test('and keeps the event itself', () => {
    const { source, target, policy } = pushed('X', type, properties);
    expect(source).toMatchObject({ kind: 'sync', service });
    expect(target).toMatchObject({ function: 'App.Fn', qualifier: 'live' });
    expect(policy).toMatchObject({ mode: 'sync', attempts: { most: 1 }, exits: { failure: [] } });
    expect(policy.answerWithin).toBe(answerWithin);
  });
});

test('a method whose header asks for it invokes asynchronously', () => {
  const { source } = pushed('X', 'AWS::ApiGateway::Method', {
    Integration: {
      Uri: { 'Fn::Sub': 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' },
      RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
    },
  });
  expect(source).toMatchObject({ kind: 'async', service: 'apigateway' });
});

test('a method that leads elsewhere is no delivery', () => {
  expect(graphOf({ ...BASE, X: resource('AWS::ApiGateway::Method', { Integration: { Uri: 'https://example.com' } }) }).deliveries).toEqual([]);
});

describe('a source that names the function also names the qualifier', () => {
  const RULE = resource('AWS::Events::Rule', { Targets: [{ Arn: ref('Live') }] });
  const ways = (more: Json): string[] => graphOf({ ...BASE, Rule: RULE, ...more }).deliveries.map(({ id }) => id);

  test.each<[string, Json]>([
    ['its permission for that qualifier', { FunctionName: ref('Live'), SourceArn: arn('Rule') }],
    ['its permission for another qualifier', { SourceArn: arn('Rule') }],
    ['a permission for every rule', { SourceArn: { 'Fn::Sub': 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/*' } }],
    ['a permission without a source', {}],
  ])('%s makes no second delivery', (_, permission) => {
    expect(ways({ P: aPermission('events.amazonaws.com', permission) })).toEqual(['App.Rule -> App.Fn:live']);
  });

  test('a permission for another service does', () => {
    expect(ways({ P: aPermission('s3.amazonaws.com') })).toHaveLength(2);
  });

  test('two targets of one rule, each with a dead-letter setting, are two deliveries', () => {
    const rule = resource('AWS::Events::Rule', { Targets: [{ Arn: ref('Live'), DeadLetterConfig: { Arn: arn('Dlq') } }, { Arn: ref('Live') }] });
    expect(graphOf({ ...BASE, Rule: rule }).deliveries.map(({ pushTarget }) => pushTarget?.deadLetter)).toEqual(['none', 'App.Dlq']);
  });
});

test('a push to another target is a link', () => {
  const { links } = graphOf({
    ...BASE,
    C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Bus') } } }),
    Rule: resource('AWS::Events::Rule', { EventBusName: ref('Bus'), EventPattern: { source: ['lambda'] }, Targets: [{ Arn: arn('Dlq') }] }),
    Sub: resource('AWS::SNS::Subscription', { Protocol: 'sqs', TopicArn: ref('Topic'), Endpoint: arn('Dlq') }),
    Mail: resource('AWS::SNS::Subscription', { Protocol: 'email', TopicArn: ref('Topic'), Endpoint: 'a@b' }),
  });
  expect(links.map(({ from, to, by, filter }) => [from, by, to, filter])).toEqual([
    ['App.Bus', 'rule', 'App.Rule', '{"source":["lambda"]}'], ['App.Rule', 'target', 'App.Dlq', 'none'], ['App.Topic', 'subscription', 'App.Dlq', 'none'],
  ]);
});

test('a rule without a bus reads the default bus of the account', () => {
  const { links } = graphOf({ ...BASE, Rule: resource('AWS::Events::Rule', { EventPattern: { source: ['a'] }, Targets: [] }) });
  expect(links[0].from).toBe('arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default');
});

test.each<[string, unknown, boolean]>([
  ['is not called by a rule with another target', 'arn:aws:lambda:eu-west-1:111122223333:function:other', false],
  ['may be called by a rule with a hidden target', { 'Fn::ImportValue': 'target' }, true],
  ['may be called by a rule whose target is hidden in part', { 'Fn::Sub': ['arn:aws:lambda:eu-west-1:111122223333:function:${Name}', { Name: { 'Fn::ImportValue': 'name' } }] }, true],
])('a function that permits a rule %s', (_, target, isCalled) => {
  const Rule = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: target }] });
  const { deliveries } = graphOf({ Fn: aFunction(), Rule, May: aPermission('events.amazonaws.com', { SourceArn: arn('Rule') }) });
  expect(deliveries.some(({ target: called }) => called.function === 'App.Fn')).toBe(isCalled);
});
