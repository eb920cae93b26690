/** The parts of the SAM specification that are not expanded, and that each of them is listed as not read. */
import { TemplateApp } from '../../../src/template/app';
import { EXPANDED_EVENTS } from '../../../src/template/sam/function';
import { Json, resource } from '../app-of';

/**
 * aws-sam-translator 1.115.0 accepts the same ones.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
 */
const EVENT_TYPES = [
  'AlexaSkill', 'Api', 'CloudWatchEvent', 'CloudWatchLogs', 'Cognito', 'DocumentDB', 'DynamoDB', 'EventBridgeRule', 'HttpApi', 'IoTRule',
  'Kinesis', 'MQ', 'MSK', 'S3', 'Schedule', 'ScheduleV2', 'SelfManagedKafka', 'SNS', 'SQS',
];

/**
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
 */
const RESOURCE_TYPES = [
  'Api', 'Application', 'CapacityProvider', 'Connector', 'Function', 'GraphQLApi', 'HttpApi', 'LayerVersion', 'MicroVMImage', 'NetworkConnector',
  'SimpleTable', 'StateMachine', 'WebFunction', 'WebSocketApi',
].map((name) => `AWS::Serverless::${name}`);

const TYPES_NOT_EXPANDED = ['Application', 'CapacityProvider', 'GraphQLApi', 'MicroVMImage', 'NetworkConnector', 'WebFunction']
  .map((name) => `AWS::Serverless::${name}`);

const unreadOf = (resources: Json): readonly string[] => {
  const template = { Transform: 'AWS::Serverless-2016-10-31', Resources: resources };
  return new TemplateApp([{ name: 'App', template }]).stacks[0].unread.map(({ where, why }) => `${where}: ${why}`);
};

const withEvent = (type: unknown): Json => ({ Fn: resource('AWS::Serverless::Function', { Events: { E: { Type: type, Properties: {} } } }) });

test('every event type is expanded', () => {
  expect([...EXPANDED_EVENTS.keys()].sort()).toEqual([...EVENT_TYPES].sort());
});

test.each(EVENT_TYPES)('an event of type %s is not listed as not read', (type) => {
  expect(unreadOf(withEvent(type))).toEqual([]);
});

test('an event of another type, or of a hidden one, is listed as not read', () => {
  expect(unreadOf(withEvent('Later'))).toEqual(['Fn.Events.E: an event of type Later is not expanded']);
  expect(unreadOf(withEvent({ Ref: 'Kind' }))).toEqual(['Fn.Events.E: the type of the event is hidden']);
});

test('an event of a state machine is listed as not read', () => {
  const machine = resource('AWS::Serverless::StateMachine', { Definition: {}, Events: { Hourly: { Type: 'ScheduleV2', Properties: {} } } });
  expect(unreadOf({ Machine: machine })).toEqual(['Machine.Events.Hourly: an event of a state machine is not expanded']);
});

test.each(RESOURCE_TYPES)('a resource of type %s is listed as not read only if it is not expanded', (type) => {
  expect(unreadOf({ R: resource(type) })).toEqual(TYPES_NOT_EXPANDED.includes(type) ? [`R: ${type} is not expanded`] : []);
});

test.each<[string, Json, string]>([
  ['an API of SAM', resource('AWS::Serverless::Api', { StageName: 'prod', DefinitionUri: 'api.yaml' }), 'its definition is in another file'],
  ['an HTTP API of SAM', resource('AWS::Serverless::HttpApi', { DefinitionUri: 's3://shop/api.yaml' }), 'its definition is in another file'],
  ['a state machine of SAM', resource('AWS::Serverless::StateMachine', { DefinitionUri: 'flow.asl.json' }), 'its definition is in another file'],
  ['a REST API', resource('AWS::ApiGateway::RestApi', { BodyS3Location: { Bucket: 'b', Key: 'k' } }), 'its definition is in another file'],
  [
    'a body that a macro includes',
    resource('AWS::ApiGatewayV2::Api', { Body: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://shop/api.yaml' } } } }),
    'the macro AWS::Include runs at deployment',
  ],
])('the definition of %s in another file is listed as not read', (_, api, why) => {
  expect(unreadOf({ R: api })).toEqual([`R: ${why}`]);
});
