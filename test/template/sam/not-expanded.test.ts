/** The parts of the SAM specification that are not expanded, and that each of them is listed as not read. */
import { TemplateApp } from '../../../src/template/app';
import { EXPANDED_TYPES } from '../../../src/template/sam/expand';
import { EXPANDED_EVENTS } from '../../../src/template/sam/function';
import { Json, resource } from '../app-of';

/**
 * aws-sam-translator 1.110.0 of 2026-05-19 accepts the same ones.
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
  'Api', 'Application', 'CapacityProvider', 'Connector', 'Function', 'GraphQLApi', 'HttpApi', 'LayerVersion', 'SimpleTable', 'StateMachine',
  'WebSocketApi',
].map((name) => `AWS::Serverless::${name}`);

const EVENTS_NOT_EXPANDED = ['AlexaSkill', 'Cognito'];
const TYPES_NOT_EXPANDED = [
  'AWS::Serverless::Application', 'AWS::Serverless::CapacityProvider', 'AWS::Serverless::GraphQLApi', 'AWS::Serverless::WebSocketApi',
];

const unreadOf = (resources: Json): readonly string[] => {
  const template = { Transform: 'AWS::Serverless-2016-10-31', Resources: resources };
  return new TemplateApp([{ name: 'App', template }]).stacks[0].unread.map(({ where, why }) => `${where}: ${why}`);
};

const withEvent = (type: string): Json => ({ Fn: resource('AWS::Serverless::Function', { Events: { E: { Type: type, Properties: {} } } }) });

test('of the event types, all but two are expanded', () => {
  expect(EVENT_TYPES.filter((type) => !EXPANDED_EVENTS.has(type))).toEqual(EVENTS_NOT_EXPANDED);
  expect([...EXPANDED_EVENTS.keys()].filter((type) => !EVENT_TYPES.includes(String(type)))).toEqual([]);
});

test('of the resource types, all but four are expanded', () => {
  expect(RESOURCE_TYPES.filter((type) => !EXPANDED_TYPES.includes(type))).toEqual(TYPES_NOT_EXPANDED);
  expect(EXPANDED_TYPES.filter((type) => !RESOURCE_TYPES.includes(String(type)))).toEqual([]);
});

test.each(EVENT_TYPES)('an event of type %s is listed as not read only if it is not expanded', (type) => {
  const expected = EVENTS_NOT_EXPANDED.includes(type) ? [`Fn.Events.E: an event of type ${type} is not expanded`] : [];
  expect(unreadOf(withEvent(type))).toEqual(expected);
});

test.each(RESOURCE_TYPES)('a resource of type %s is listed as not read only if it is not expanded', (type) => {
  expect(unreadOf({ R: resource(type) })).toEqual(TYPES_NOT_EXPANDED.includes(type) ? [`R: ${type} is not expanded`] : []);
});
