/** What SAM makes of each event, beyond what its type says: grants, merged notifications, conditions, FIFO queues. */
import { check } from '../../../src/checks/check';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { DeliveryGraph } from '../../../src/model/delivery-graph';
import { isUnknown } from '../../../src/model/known';
import { bucketNotificationsDoNotOverlap } from '../../../src/rules/bucket-notifications-do-not-overlap';
import { TemplateApp } from '../../../src/template/app';
import { arn, Json, ref, resource } from '../app-of';

const AROUND: Json = {
  Q: resource('AWS::SQS::Queue'),
  B: resource('AWS::S3::Bucket'),
  Top: resource('AWS::SNS::Topic'),
  Ordered: resource('AWS::SNS::Topic', { FifoTopic: true }),
  Docs: resource('AWS::DocDB::DBCluster'),
  Login: resource('AWS::SecretsManager::Secret'),
};
const CONDITIONS = { Prod: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] }, Trial: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-3'] } };

const fn = (Events: Json, properties: Json = {}, Condition?: string): Json => ({
  Type: 'AWS::Serverless::Function', ...(Condition === undefined ? {} : { Condition }), Properties: { ...properties, Events },
});
const event = (Type: string, Properties: Json): Json => ({ E: { Type, Properties } });

function appOf(resources: Json): TemplateApp {
  const template = { Transform: 'AWS::Serverless-2016-10-31', Conditions: CONDITIONS, Resources: { ...AROUND, ...resources } };
  return new TemplateApp([{ name: 'App', template }]);
}

const graphOf = (resources: Json): DeliveryGraph => readDeliveryGraph(appOf(resources));
const created = (resources: Json, id: string): unknown => appOf(resources).stacks[0].resources.get(id)?.properties;

const answers = (resources: Json): readonly string[] => graphOf(resources).deliveries
  .flatMap(({ access }) => access.map(({ action, allowed }) => `${isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'} ${action}`));

test.each([
  ['the function', {}], ['its alias', { AutoPublishAlias: 'live' }],
])('the role of a schedule may invoke %s', (_, properties) => {
  const rate = event('ScheduleV2', { ScheduleExpression: 'rate(1 hour)', DeadLetterConfig: { Arn: arn('Q') } });
  expect(answers({ Fn: fn(rate, properties) })).toEqual(['may lambda:InvokeFunction', 'may sqs:SendMessage']);
});

test('the boundary of a schedule bounds its role', () => {
  const rate = event('ScheduleV2', { ScheduleExpression: 'rate(1 hour)', PermissionsBoundary: 'arn:aws:iam::111122223333:policy/limits' });
  expect(answers({ Fn: fn(rate) })).toEqual(['unknown lambda:InvokeFunction']);
});

test('the role of a DocumentDB event may read the cluster and make interfaces', () => {
  const cluster = { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Docs}' };
  const changes = event('DocumentDB', { Cluster: cluster, DatabaseName: 'shop', StartingPosition: 'LATEST', SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: ref('Login') }] });
  expect(answers({ Fn: fn(changes) }).filter((answer) => !answer.startsWith('may '))).toEqual([]);
  expect(answers({ Fn: fn(changes) })).toHaveLength(11);
});

test.each<[string, string, Json, readonly string[]]>([
  ['MQ', 'the password of a broker', { Type: 'BASIC_AUTH', URI: ref('Login') }, ['secretsmanager:GetSecretValue']],
  ['MSK', 'a client certificate', { Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: ref('Login') }, ['secretsmanager:GetSecretValue']],
  ['MSK', 'no password of MSK, which Lambda reads itself', { Type: 'SASL_SCRAM_512_AUTH', URI: ref('Login') }, []],
  ['SelfManagedKafka', 'a password of brokers', { Type: 'SASL_SCRAM_256_AUTH', URI: ref('Login') }, ['secretsmanager:GetSecretValue']],
  ['SelfManagedKafka', 'no subnet', { Type: 'VPC_SUBNET', URI: 'subnet:s' }, []],
])('the role of an %s event gets %s', (type, _, access, actions) => {
  const properties = created({ Fn: fn(event(type, { SourceAccessConfigurations: [access] })) }, 'FnRole') as { Policies: readonly Json[] };
  const statements = properties.Policies.flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Json[] }).Statement);
  expect(statements.map(({ Action }) => Action).filter((action) => action === 'secretsmanager:GetSecretValue')).toEqual(actions);
});

test('a destination without a type gets no permission', () => {
  const failed = { OnFailure: { Destination: arn('Q') } };
  const stream = { Stream: 'arn:aws:kinesis:eu-west-1:111122223333:stream/s', StartingPosition: 'LATEST' };
  const sends = (config: Json): readonly string[] => answers({ Fn: fn(event('Kinesis', { ...stream, DestinationConfig: config })) }).filter((answer) => answer.includes('sqs:'));
  expect(sends(failed)).toEqual(['may not sqs:SendMessage']);
  expect(sends({ OnFailure: { Type: 'SQS', Destination: arn('Q') } })).toEqual(['may sqs:SendMessage']);
});

const UPLOADED = event('S3', { Bucket: ref('B'), Events: 's3:ObjectCreated:*' });
const told = (...LambdaConfigurations: readonly unknown[]): Json => resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations } });
const overlaps = (resources: Json): readonly string[] => {
  const { findings, unknowns } = check(graphOf(resources), [bucketNotificationsDoNotOverlap]);
  return [...findings.map(() => 'finding'), ...unknowns.map(() => 'unknown')];
};

test.each<[string, Json]>([
  ['in any order of its members', { Event: 's3:ObjectCreated:*', Function: arn('Fn') }],
  ['with the short tag of YAML', { Function: { 'Fn::GetAtt': 'Fn.Arn' }, Event: 's3:ObjectCreated:*' }],
])('a notification that the bucket has already is not added, %s', (_, notification) => {
  expect(overlaps({ Fn: fn(UPLOADED), B: told(notification) })).toEqual([]);
});

test('a notification of two equal events is added once, and one that differs is added', () => {
  expect(overlaps({ Fn: fn({ ...UPLOADED, F: UPLOADED.E }) })).toEqual([]);
  expect(overlaps({ Fn: fn(UPLOADED), B: told({ Event: 's3:ObjectCreated:Put', Function: arn('Fn') }) })).toEqual(['finding']);
});

test('a notification has the condition of its function', () => {
  const functions = (one?: string, two?: string): Json => ({ One: fn(UPLOADED, {}, one), Two: fn(UPLOADED, {}, two) });
  expect(overlaps(functions())).toEqual(['finding']);
  expect(overlaps(functions('Prod', 'Prod'))).toEqual(['finding']);
  expect(overlaps(functions('Prod'))).toEqual(['finding']);
  expect(overlaps(functions('Prod', 'Trial'))).not.toContain('finding');
  const targets = graphOf(functions('Prod', 'Trial')).deliveries.map(({ pushTarget }) => pushTarget?.declaredAt.condition);
  expect(targets).toEqual(['Prod', 'Trial']);
});

test('everything that the events of a function make has its condition, and a bucket of the template has not', () => {
  const events = { ...UPLOADED, Q: { Type: 'SNS', Properties: { Topic: ref('Top'), SqsSubscription: true } }, A: { Type: 'Api', Properties: { Path: '/', Method: 'get' } } };
  const made = [...appOf({ Fn: fn(events, { AutoPublishAlias: 'live', FunctionUrlConfig: { AuthType: 'NONE' } }, 'Prod') }).stacks[0].resources.values()]
    .filter(({ logicalId }) => !Object.hasOwn(AROUND, logicalId));
  expect(made.filter(({ declaredAt }) => declaredAt.condition !== 'Prod').map(({ logicalId }) => logicalId)).toEqual([]);
  expect(made.length).toBeGreaterThan(12);
  expect(appOf({ Fn: fn(UPLOADED, {}, 'Prod') }).stacks[0].resources.get('B')?.declaredAt.condition).toBeUndefined();
});

test.each<[string, string, unknown]>([
  ['a FIFO topic', 'Ordered', true], ['another topic', 'Top', undefined],
])('the queue that SAM makes for %s', (_, topic, fifo) => {
  expect(created({ Fn: fn(event('SNS', { Topic: ref(topic), SqsSubscription: true })) }, 'FnEQueue')).toEqual(fifo === undefined ? {} : { FifoQueue: fifo });
});

test('the mapping of a queue of the template is enabled, whatever the event says', () => {
  const queue = { QueueArn: arn('Q'), QueueUrl: ref('Q'), Enabled: false, BatchSize: 5 };
  expect(created({ Fn: fn(event('SNS', { Topic: ref('Top'), SqsSubscription: queue })) }, 'FnEEventSourceMapping')).toMatchObject({ Enabled: true, BatchSize: 5 });
});

test('an event of Cognito is a trigger of the user pool, and one of Alexa a permission', () => {
  const resources = { Pool: resource('AWS::Cognito::UserPool'), Fn: fn({ ...event('Cognito', { UserPool: ref('Pool'), Trigger: ['PreSignUp'] }), A: { Type: 'AlexaSkill', Properties: { SkillId: 'skill' } } }) };
  expect(created(resources, 'Pool')).toEqual({ LambdaConfig: { PreSignUp: arn('Fn') } });
  expect(created(resources, 'FnAPermission')).toMatchObject({ Principal: 'alexa-appkit.amazon.com', EventSourceToken: 'skill' });
});
