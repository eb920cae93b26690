/** Settings of a function that SAM turns into other resources, by themselves, with an alias, and from `Globals`. */
import { arn, Json, ref, resource, samFunction, samTemplate, namedIn, withFunction } from './template';

const NONE = ref('AWS::NoValue');
const onFailure = (setting: Json): Json => ({ EventInvokeConfig: { DestinationConfig: { OnFailure: setting } } });
const either = (yes: unknown, no: unknown): Json => ({ 'Fn::If': ['IsProd', yes, no] });

const SETTINGS: Readonly<Record<string, Json>> = {
  'plain': {},
  'invoke config without destinations': { EventInvokeConfig: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600 } },
  'failure queue': onFailure({ Type: 'SQS', Destination: arn('Dead') }),
  'failure queue of SAM': onFailure({ Type: 'SQS' }),
  'failure topic': onFailure({ Type: 'SNS', Destination: ref('News') }),
  'failure topic of SAM': onFailure({ Type: 'SNS' }),
  'failure bus': onFailure({ Type: 'EventBridge', Destination: arn('Bus') }),
  'failure function': onFailure({ Type: 'Lambda', Destination: arn('Other') }),
  'failure bucket': onFailure({ Type: 'S3Bucket', Destination: arn('Uploads') }),
  'failure queue of another type': onFailure({ Type: 'SNS', Destination: arn('Dead') }),
  'failure queue under a condition': onFailure({ Type: 'SQS', Destination: either(arn('Dead'), NONE) }),
  'failure queue under the other condition': onFailure({ Type: 'SQS', Destination: either(NONE, arn('Dead')) }),
  'both destinations': {
    EventInvokeConfig: {
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnSuccess: { Type: 'EventBridge', Destination: arn('Bus') }, OnFailure: { Type: 'SQS' } },
    },
  },
  'dead-letter queue': { DeadLetterQueue: { Type: 'SQS', TargetArn: arn('Dead') } },
  'dead-letter topic': { DeadLetterQueue: { Type: 'SNS', TargetArn: ref('News') } },
  'dead-letter queue of another type': { DeadLetterQueue: { Type: 'SNS', TargetArn: arn('Dead') } },
  'dead-letter queue and destination': { DeadLetterQueue: { Type: 'SQS', TargetArn: arn('Dead') }, ...onFailure({ Type: 'SQS' }) },
  'public URL': { FunctionUrlConfig: { AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' } },
  'URL of IAM': { FunctionUrlConfig: { AuthType: 'AWS_IAM' } },
  'own role': { Role: arn('OwnRole'), ...onFailure({ Type: 'SQS', Destination: arn('Dead') }) },
  'role under a condition': { Role: either(arn('OwnRole'), NONE), ...onFailure({ Type: 'SQS', Destination: arn('Dead') }) },
  'role under the other condition': { Role: either(NONE, arn('OwnRole')), ...onFailure({ Type: 'SQS', Destination: arn('Dead') }) },
  'boundary': { PermissionsBoundary: 'arn:aws:iam::111122223333:policy/limits', ...onFailure({ Type: 'SQS', Destination: arn('Dead') }) },
  'network': { VpcConfig: { SubnetIds: ['subnet-0a1b2c3d'], SecurityGroupIds: ['sg-0a1b2c3d'] } },
  'tracing': { Tracing: 'Active' },
  'snapshots': { SnapStart: { ApplyOn: 'PublishedVersions' } },
  'reserved concurrency': { ReservedConcurrentExecutions: 1 },
  'durable': { DurableConfig: { ExecutionTimeout: 3600, RetentionPeriodInDays: 1 }, ...onFailure({ Type: 'SQS', Destination: arn('Dead') }) },
  'another trust policy': {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
  },
};

const ALIASES: Readonly<Record<string, Json>> = {
  '': {},
  ', alias': { AutoPublishAlias: 'live' },
  ', alias with a hyphen': { AutoPublishAlias: 'green-side_1', AutoPublishAliasAllProperties: true },
  ', alias with concurrency': { AutoPublishAlias: 'live', ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } },
  ', alias of a parameter': { AutoPublishAlias: ref('AliasName') },
};

/** Makes the function asynchronous, so that its settings matter. */
const SOURCE: Json = { Events: { Sent: { Type: 'SNS', Properties: { Topic: ref('News') } } } };

/** `Globals` may not set these. */
const NOT_GLOBAL: ReadonlySet<string> = new Set(['Role']);

function settings(): Record<string, Json> {
  return Object.fromEntries(Object.entries(SETTINGS).flatMap(([name, properties]) => [
    ...Object.entries(ALIASES).flatMap(([withAlias, alias]) => [
      [`function, ${name}${withAlias}`, withFunction({ ...properties, ...alias, ...SOURCE })] as const,
      [`function, ${name}${withAlias}, condition`, withFunction({ ...properties, ...alias, ...SOURCE }, { Condition: 'IsProd' })] as const,
    ]),
    ...(Object.keys(properties).some((key) => NOT_GLOBAL.has(key)) ? [] : [
      [`globals, ${name}`, withFunction(SOURCE, {}, { Globals: { Function: properties } })] as const,
      [`globals, ${name}, alias`, withFunction(SOURCE, {}, { Globals: { Function: { ...properties, AutoPublishAlias: 'live' } } })] as const,
    ]),
  ]));
}

const GLOBAL = {
  Function: {
    Timeout: 60,
    AutoPublishAlias: 'live',
    EventInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Type: 'SQS', Destination: arn('Dead') } } },
  },
};
const globals = (properties: Json, attributes: Json = {}): Json => withFunction({ ...SOURCE, ...properties }, attributes, { Globals: GLOBAL });

const MERGED: Readonly<Record<string, Json>> = {
  'globals that the function overrides': globals({ Timeout: 3, AutoPublishAlias: 'green' }),
  'globals that the function continues': globals({
    EventInvokeConfig: { MaximumEventAgeInSeconds: 600, DestinationConfig: { OnSuccess: { Type: 'SQS' } } },
  }),
  'globals that an intrinsic replaces': globals({ EventInvokeConfig: { MaximumRetryAttempts: 0, DestinationConfig: either({}, {}) } }),
  'globals that the function ignores': globals({}, { IgnoreGlobals: '*' }),
  'globals of which the function ignores one': globals({}, { IgnoreGlobals: ['EventInvokeConfig'] }),
};

/** Everywhere that a template names what SAM creates. */
const NAMED: Readonly<Record<string, unknown>> = {
  'Ref of the alias': ref('Fn.Alias'),
  'Sub of the alias': { 'Fn::Sub': '${Fn.Alias}' },
  'Sub with variables': { 'Fn::Sub': ['${Fn.Alias}${End}', { End: '' }] },
  'Ref of the version': ref('Fn.Version'),
  'Sub of the version': { 'Fn::Sub': '${Fn.Version}' },
  'GetAtt of the alias': { 'Fn::GetAtt': ['Fn.Alias', 'AliasArn'] },
  'GetAtt with a dot in the attribute': { 'Fn::GetAtt': ['Fn', 'Alias.AliasArn'] },
  'Join of the alias': { 'Fn::Join': ['', [ref('Fn.Alias')]] },
};

function references(): Record<string, Json> {
  const Fn = samFunction({ AutoPublishAlias: 'live', ...onFailure({ Type: 'SQS' }) });
  return Object.fromEntries(Object.entries(NAMED).map(([name, target]) => [`reference: ${name}`, samTemplate({
    Fn,
    Rule: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'fn', Arn: target }] }),
    May: resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction', FunctionName: target, Principal: 'events.amazonaws.com', SourceArn: arn('Rule'),
    }),
  })]));
}

const OTHER_REFERENCES: Readonly<Record<string, Json>> = {
  'reference: queue of a destination': samTemplate({
    ...namedIn(SOURCE),
    Fn: samFunction({ ...SOURCE, ...onFailure({ Type: 'SQS' }) }),
    Redo: samFunction({ Events: { Failed: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Fn.DestinationQueue', 'Arn'] } } } } }),
    Alarm: resource('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Fn.DestinationQueue', 'QueueName'] } }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 60,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'],
    }),
  }),
  'reference: topic of a destination': samTemplate({
    ...namedIn(SOURCE),
    Fn: samFunction({ ...SOURCE, ...onFailure({ Type: 'SNS' }) }),
    Told: resource('AWS::SNS::Subscription', { TopicArn: ref('Fn.DestinationTopic'), Protocol: 'email', Endpoint: 'team@example.com' }),
  }),
};

export const FUNCTION_INPUTS: Readonly<Record<string, Json>> = { ...settings(), ...MERGED, ...references(), ...OTHER_REFERENCES };
