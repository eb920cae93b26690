/**
 * A source and the permission that names it are one delivery, whatever its ARN looks like and however the permission
 * writes it.
 */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { isUnknown } from '../../src/model/known';
import { TemplateApp } from '../../src/template/app';
import { aFunction, aPermission, arn, Json, ref, resource } from '../template/app-of';

const FN = arn('Fn');
const sub = (text: string): Json => ({ 'Fn::Sub': text });
const PARAMETERS: Json = { Name: { Type: 'String' } };
const sources = (resources: Json): readonly unknown[] => {
  const template = { Parameters: PARAMETERS, Resources: { Fn: aFunction(), ...resources } };
  return readDeliveryGraph(new TemplateApp([{ name: 'App', environment: 'aws://111122223333/eu-west-1', template }]))
    .deliveries.map(({ source: { node } }) => (node === undefined || isUnknown(node) ? 'unknown' : node));
};

interface Row {
  readonly principal: string;
  readonly source: Json;
  readonly others?: Json;
  readonly service: string;
  /** What its ARN may have after the account. */
  readonly names: readonly string[];
  readonly anothers: readonly string[];
}

const rule = (properties: Json): Json => resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn: FN }], ...properties });
const topicRule = (RuleName: unknown): Json => resource('AWS::IoT::TopicRule', { RuleName, TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: FN } }] } });
const receiptRule = (set: unknown, name: unknown, type = 'Event'): Json => resource('AWS::SES::ReceiptRule', {
  RuleSetName: set, Rule: { ...(name === undefined ? {} : { Name: name }), Actions: [{ LambdaAction: { FunctionArn: FN, InvocationType: type } }] },
});
const filterOf = (group: unknown): Json => resource('AWS::Logs::SubscriptionFilter', { LogGroupName: group, DestinationArn: FN });

const ROWS: readonly (readonly [string, Row])[] = [
  ['a repository', {
    principal: 'codecommit',
    service: 'codecommit',
    names: ['code'],
    anothers: ['other'],
    source: resource('AWS::CodeCommit::Repository', { RepositoryName: 'code', Triggers: [{ DestinationArn: FN }] }),
  }],
  ['a rule of AWS Config', {
    principal: 'config',
    service: 'config',
    names: ['config-rule/*', 'config-rule/config-rule-ab12cd'],
    anothers: [],
    source: resource('AWS::Config::ConfigRule', { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: FN } }),
  }],
  ['a rule', {
    principal: 'events', service: 'events', names: ['rule/a', 'rule/*'], anothers: ['rule/b', 'rule/bus/a'], source: rule({ Name: 'a', ScheduleExpression: 'rate(1 day)' }),
  }],
  ['a rule of the default bus by its name', {
    principal: 'events', service: 'events', names: ['rule/a'], anothers: ['rule/bus/a'], source: rule({ Name: 'a', EventBusName: 'default', EventPattern: { source: ['x'] } }),
  }],
  ['a rule without a name', {
    principal: 'events', service: 'events', names: ['rule/${Source}', 'rule/app-Source-ABCDEF123456'], anothers: ['rule/b'], source: rule({ ScheduleExpression: 'rate(1 day)' }),
  }],
  ['a rule of a bus', {
    principal: 'events',
    service: 'events',
    names: ['rule/bus/a', 'rule/bus/*'],
    anothers: ['rule/a', 'rule/other/a'],
    source: rule({ Name: 'a', EventBusName: 'bus', EventPattern: { source: ['x'] } }),
  }],
  ['a rule of a bus by its ARN', {
    principal: 'events',
    service: 'events',
    names: ['rule/bus/a'],
    anothers: ['rule/a'],
    source: rule({ Name: 'a', EventBusName: sub('arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/bus'), EventPattern: { source: ['x'] } }),
  }],
  ['a rule of a bus of the app', {
    principal: 'events',
    service: 'events',
    names: ['rule/bus/a', 'rule/${Bus}/a'],
    anothers: ['rule/a', 'rule/other/a'],
    source: rule({ Name: 'a', EventBusName: ref('Bus'), EventPattern: { source: ['x'] } }),
    others: { Bus: resource('AWS::Events::EventBus', { Name: 'bus' }) },
  }],
  ['a rule without a name of a bus of the app', {
    principal: 'events',
    service: 'events',
    names: ['rule/${Bus}/${Source}'],
    anothers: ['rule/${Bus}/b'],
    source: rule({ EventBusName: ref('Bus'), EventPattern: { source: ['x'] } }),
    others: { Bus: resource('AWS::Events::EventBus', { Name: sub('${Name}-bus') }) },
  }],
  ['a rule of a bus that a parameter names', {
    principal: 'events',
    service: 'events',
    names: ['rule/${Name}/a', 'rule/bus/a'],
    anothers: ['rule/${Name}/b'],
    source: rule({ Name: 'a', EventBusName: ref('Name'), EventPattern: { source: ['x'] } }),
  }],
  ['a rule of AWS IoT', { principal: 'iot', service: 'iot', names: ['rule/r', 'rule/*'], anothers: ['rule/q'], source: topicRule('r') }],
  ['a rule of AWS IoT that a parameter names', { principal: 'iot', service: 'iot', names: ['rule/${Name}'], anothers: ['rule/${Name}q'], source: topicRule(ref('Name')) }],
  ['an alarm', {
    principal: 'lambda.alarms.cloudwatch',
    service: 'cloudwatch',
    names: ['alarm:late'],
    anothers: ['alarm:early'],
    source: resource('AWS::CloudWatch::Alarm', { AlarmName: 'late', AlarmActions: [FN] }),
  }],
  ['an alarm without a name', {
    principal: 'lambda.alarms.cloudwatch',
    service: 'cloudwatch',
    names: ['alarm:${Source}', 'alarm:app-Source-ABCDEF123456'],
    anothers: ['alarm:early'],
    source: resource('AWS::CloudWatch::Alarm', { AlarmActions: [FN] }),
  }],
  ['a composite alarm', {
    principal: 'lambda.alarms.cloudwatch',
    service: 'cloudwatch',
    names: ['alarm:late'],
    anothers: ['alarm:early'],
    source: resource('AWS::CloudWatch::CompositeAlarm', { AlarmName: 'late', AlarmActions: [FN] }),
  }],
  ['a log group', {
    principal: 'logs',
    service: 'logs',
    names: ['log-group:/shop:*', 'log-group:/shop'],
    anothers: ['log-group:/other:*'],
    source: filterOf('/shop'),
    others: { Group: resource('AWS::Logs::LogGroup', { LogGroupName: '/shop' }) },
  }],
  ['a log group of the app', {
    principal: 'logs',
    service: 'logs',
    names: ['log-group:${Group}:*'],
    anothers: ['log-group:/other:*'],
    source: filterOf(ref('Group')),
    others: { Group: resource('AWS::Logs::LogGroup') },
  }],
  ['a log group that no template declares', {
    principal: 'logs', service: 'logs', names: ['log-group:/shop:*', 'log-group:/shop'], anothers: ['log-group:/other'], source: filterOf('/shop'),
  }],
  ['the log group of another function', {
    principal: 'logs',
    service: 'logs',
    names: ['log-group:/aws/lambda/${Other}:*'],
    anothers: ['log-group:/aws/lambda/x:*'],
    source: filterOf(sub('/aws/lambda/${Other}')),
    others: { Other: aFunction({ FunctionName: 'shop' }) },
  }],
  ['the log groups of the account', {
    principal: 'logs',
    service: 'logs',
    names: ['log-group:*'],
    anothers: [],
    source: resource('AWS::Logs::AccountPolicy', {
      PolicyType: 'SUBSCRIPTION_FILTER_POLICY', PolicyDocument: { 'Fn::Sub': '{"DestinationArn":"${Fn.Arn}"}' },
    }),
  }],
  ['a topic', {
    principal: 'sns',
    service: 'sns',
    names: ['news'],
    anothers: ['other', 'news-2'],
    source: resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'lambda', Endpoint: FN }),
    others: { Topic: resource('AWS::SNS::Topic', { TopicName: 'news' }) },
  }],
  ['a receipt rule', {
    principal: 'ses',
    service: 'ses',
    names: ['receipt-rule-set/main:receipt-rule/a', 'receipt-rule-set/main:receipt-rule/*'],
    anothers: ['receipt-rule-set/main:receipt-rule/b', 'receipt-rule-set/other:receipt-rule/a'],
    source: receiptRule('main', 'a'),
  }],
  ['a receipt rule of a set of the app', {
    principal: 'ses',
    service: 'ses',
    names: ['receipt-rule-set/main:receipt-rule/a', 'receipt-rule-set/${Set}:receipt-rule/a', 'receipt-rule-set/${Set}:receipt-rule/${Source}'],
    anothers: ['receipt-rule-set/other:receipt-rule/a'],
    source: receiptRule(ref('Set'), 'a'),
    others: { Set: resource('AWS::SES::ReceiptRuleSet', { RuleSetName: 'main' }) },
  }],
  ['a receipt rule without a name', {
    principal: 'ses',
    service: 'ses',
    names: ['receipt-rule-set/${Set}:receipt-rule/${Source}', 'receipt-rule-set/main:receipt-rule/app-Source-ABCDEF123456'],
    anothers: ['receipt-rule-set/${Set}:receipt-rule/b'],
    source: receiptRule(ref('Set'), undefined),
    others: { Set: resource('AWS::SES::ReceiptRuleSet') },
  }],
  ['a receipt rule that waits', {
    principal: 'ses',
    service: 'ses',
    names: ['receipt-rule-set/main:receipt-rule/a'],
    anothers: ['receipt-rule-set/main:receipt-rule/b'],
    source: receiptRule('main', 'a', 'RequestResponse'),
  }],
];

const PLACES = [['its own place', '${AWS::Region}:${AWS::AccountId}'], ['its place as it is', 'eu-west-1:111122223333']] as const;
const permission = ({ principal, service }: Row, place: string, name: string): Json => (
  aPermission(`${principal}.amazonaws.com`, { SourceArn: sub(`arn:\${AWS::Partition}:${service}:${place}:${name}`) })
);

describe.each(ROWS)('%s', (_, row) => {
  const app = { Source: row.source, ...row.others };
  const alone = sources(app);
  const cases = PLACES.flatMap(([where, place]) => row.names.map((name): [string, string, string] => [name, where, place]));

  test('is one delivery', () => expect(alone).toHaveLength(1));

  test.each(cases)('is the one of a permission for %s in %s', (name, _where, place) => {
    expect(sources({ ...app, May: permission(row, place, name) })).toEqual(alone);
  });

  test('is not the one of a permission for another', () => {
    const found = row.anothers.map((name) => sources({ ...app, May: permission(row, PLACES[0][1], name) }).length);
    expect(found).toEqual(row.anothers.map(() => 2));
  });
});

test.each<[string, Json, string]>([
  ['a method of an API', {
    Source: resource('AWS::ApiGateway::RestApi'),
    Path: resource('AWS::ApiGateway::Resource', { RestApiId: ref('Source'), ParentId: { 'Fn::GetAtt': ['Source', 'RootResourceId'] }, PathPart: 'x' }),
    Method: resource('AWS::ApiGateway::Method', {
      RestApiId: ref('Source'),
      ResourceId: ref('Path'),
      HttpMethod: 'GET',
      Integration: { Type: 'AWS_PROXY', Uri: sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations') },
    }),
  }, 'execute-api:${AWS::Region}:${AWS::AccountId}:${Source}/*/GET/x'],
  ['a user pool', { Source: resource('AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: FN } }) }, 'cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Source}'],
  ['a custom sender of a user pool', {
    Source: resource('AWS::Cognito::UserPool', { LambdaConfig: { CustomEmailSender: { LambdaArn: FN, LambdaVersion: 'V1_0' } } }),
  }, 'cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/*'],
  ['a schedule', {
    Source: resource('AWS::Scheduler::Schedule', { Name: 's', GroupName: 'g', Target: { Arn: FN, RoleArn: 'arn:aws:iam::111122223333:role/r' } }),
  }, 'scheduler:${AWS::Region}:${AWS::AccountId}:schedule/g/s'],
])('%s has one delivery with any permission', (_, app, source) => {
  const principal = `${source.slice(0, source.indexOf(':')).replace('execute-api', 'apigateway')}.amazonaws.com`;
  expect(sources({ ...app, May: aPermission(principal, { SourceArn: sub(`arn:aws:${source}`) }) })).toHaveLength(1);
});

test.each(['lex', 'connect'])('%s waits, and no resource of a template starts it', (service) => {
  const SourceArn = sub(`arn:aws:${service}:\${AWS::Region}:\${AWS::AccountId}:*`);
  expect(sources({ May: aPermission(`${service}.amazonaws.com`, { SourceArn }) })).toEqual([]);
});

test('a permission for an access point of a bucket is none for its notifications', () => {
  const bucket = resource('AWS::S3::Bucket', { BucketName: 'in', NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: FN }] } });
  const SourceArn = sub('arn:aws:s3:${AWS::Region}:${AWS::AccountId}:accesspoint/in');
  expect(sources({ Source: bucket, May: aPermission('s3.amazonaws.com', { SourceArn }) })).not.toEqual(['App.Source', 'App.Source']);
});
