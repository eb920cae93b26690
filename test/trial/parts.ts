/** Small pieces of templates, for the app of the trial. */

export type Json = Record<string, unknown>;
export type Resources = Record<string, Json>;

export const arn = (id: string): Json => ({ 'Fn::GetAtt': [id, 'Arn'] });
export const ref = (id: string): Json => ({ Ref: id });
export const sub = (text: string): Json => ({ 'Fn::Sub': text });
export const allow = (actions: readonly string[], resources: unknown, more: Json = {}): Json => (
  { Effect: 'Allow', Action: [...actions], Resource: resources, ...more }
);
export const policy = (...statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: [...statements] });

export function role(id: string, service: string, ...statements: readonly Json[]): Resources {
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }) },
    },
    [`${id}Policy`]: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: id, Roles: [ref(`${id}Role`)], PolicyDocument: policy(...statements) },
    },
  };
}

export function key(id: string): Resources {
  return {
    [id]: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: policy({ ...allow(['kms:*'], '*'), Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') } }),
      },
    },
  };
}

export function worker(id: string, properties: Json, ...statements: readonly Json[]): Resources {
  return {
    ...role(id, 'lambda.amazonaws.com', allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*'), ...statements),
    [id]: {
      Type: 'AWS::Lambda::Function',
      DependsOn: [`${id}Policy`],
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => {}' },
        Role: arn(`${id}Role`),
        Timeout: 30,
        ...properties,
      },
    },
  };
}

export function alias(id: string): Resources {
  return {
    [`${id}Version`]: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: ref(id) } },
    [`${id}Live`]: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: ref(id), FunctionVersion: { 'Fn::GetAtt': [`${id}Version`, 'Version'] }, Name: 'live' },
    },
  };
}

/** Where failed events end, with an alarm on its depth. */
export function failures(id: string, properties: Json = {}): Resources {
  return {
    [id]: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1209600, ...properties } },
    [`${id}Alarm`]: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [id, 'QueueName'] } }],
        Statistic: 'Maximum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
      },
    },
  };
}

export function writers(queue: string, service: string, source: string): Resources {
  return {
    [`${queue}Writers`]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref(queue)],
        PolicyDocument: policy({
          ...allow(['sqs:SendMessage'], arn(queue)),
          Principal: { Service: service },
          Condition: { ArnEquals: { 'aws:SourceArn': source === 'Signups' ? ref(source) : arn(source) } },
        }),
      },
    },
  };
}

export function mayInvoke(id: string, of: unknown, service: string, properties: Json): Resources {
  return {
    [id]: {
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: of, Principal: service, ...properties },
    },
  };
}

export function mapping(id: string, policyId: string, properties: Json): Resources {
  return { [id]: { Type: 'AWS::Lambda::EventSourceMapping', DependsOn: [policyId], Properties: properties } };
}

export function invokeConfig(id: string, of: string, qualifier: string, properties: Json): Resources {
  return {
    [id]: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      DependsOn: [`${of}Policy`],
      Properties: { FunctionName: ref(of), Qualifier: qualifier, MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 7200, ...properties },
    },
  };
}
