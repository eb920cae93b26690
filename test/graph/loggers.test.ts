/** Which functions write their log to a log group that something of the app subscribes to. */
import { DeliveryNode } from '../../src/model/node';
import { aFunction, arn, graphOf, Json, ref, resource } from '../template/app-of';

const PARAMETERS = { Parameters: { Name: { Type: 'String' }, Other: { Type: 'String' } } };
const OWN = { 'Fn::Sub': '/aws/lambda/${Fn}' };
const BY_PARAMETER = { 'Fn::Sub': '/aws/lambda/${Name}' };
const aGroup = (name?: unknown): Json => resource('AWS::Logs::LogGroup', name === undefined ? {} : { LogGroupName: name });

/** What the log group says of the function that subscribes to it: that it writes there, that it may, or nothing. */
function logging(handler: Json, name: unknown, more: Json = {}): unknown {
  const filter = resource('AWS::Logs::SubscriptionFilter', { LogGroupName: name, FilterPattern: '', DestinationArn: arn('Fn') });
  const { nodes, deliveries } = graphOf({ Fn: aFunction(handler), Filter: filter, ...more }, PARAMETERS);
  const from = deliveries.map(({ source }) => source.node);
  const group = nodes.find((node): node is DeliveryNode & { kind: 'log-group' } => node.kind === 'log-group' && from.includes(node.id));
  return group?.loggers.filter(({ function: id }) => id === 'App.Fn').map(({ function: id, writes }) => [id, writes === true ? 'writes' : 'may write']);
}

const WRITES = [['App.Fn', 'writes']];
const MAY_WRITE = [['App.Fn', 'may write']];

test.each<[string, Json, unknown, Json]>([
  ['by its written name', { FunctionName: 'lines' }, '/aws/lambda/lines', {}],
  ['by a reference to the function', { FunctionName: 'lines' }, OWN, {}],
  ['by its generated name', {}, OWN, {}],
  ['by a parameter that names both', { FunctionName: ref('Name') }, BY_PARAMETER, {}],
  ['by the log group of that name', {}, ref('Group'), { Group: aGroup(OWN) }],
  ['by the name of a log group that is declared', {}, OWN, { Group: aGroup(OWN) }],
  ['by the log group that it sets', { LoggingConfig: { LogGroup: ref('Group') } }, ref('Group'), { Group: aGroup() }],
  ['by the name that it sets', { LoggingConfig: { LogGroup: '/shop/lines' } }, '/shop/lines', {}],
  ['by the retention of aws-cdk-lib', {}, { 'Fn::GetAtt': ['Kept', 'LogGroupName'] }, { Kept: resource('Custom::LogRetention', { LogGroupName: OWN }) }],
])('a function writes to its log group %s', (_, handler, name, more) => {
  expect(logging(handler, name, more)).toEqual(WRITES);
});

test.each<[string, Json, unknown, Json]>([
  ['of another name', { FunctionName: 'lines' }, '/aws/lambda/line', {}],
  ['of another function', {}, { 'Fn::Sub': '/aws/lambda/${Other}' }, { Other: aFunction() }],
  ['that it has left', { FunctionName: 'lines', LoggingConfig: { LogGroup: '/shop/lines' } }, '/aws/lambda/lines', {}],
  ['outside that of Lambda', { FunctionName: ref('Name') }, '/shop/web', {}],
])('a function does not write to a log group %s', (_, handler, name, more) => {
  expect(logging(handler, name, more)).toEqual([]);
});

test.each<[string, Json, unknown]>([
  ['its name', { FunctionName: ref('Name') }, '/aws/lambda/lines'],
  ['the log group that it sets', { LoggingConfig: { LogGroup: ref('Name') } }, '/aws/lambda/lines'],
  ['the name of the log group', { FunctionName: 'lines' }, { 'Fn::Sub': '/aws/lambda/${Name}' }],
])('a function may write where a parameter hides %s', (_, handler, name) => {
  expect(logging(handler, name)).toEqual(MAY_WRITE);
});

test('a log group named after a function is no function', () => {
  const filter = resource('AWS::Logs::SubscriptionFilter', { LogGroupName: OWN, FilterPattern: '', DestinationArn: arn('Fn') });
  const { deliveries } = graphOf({ Fn: aFunction(), Filter: filter });
  expect(deliveries.map(({ source }) => source.node)).toEqual([
    'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${App.Fn}',
  ]);
});
