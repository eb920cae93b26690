/** Which readers of two replicas handle each change twice: by name, Region and account of the tables, and by the filters of the mappings. */
import { check } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { aFunction, Json, ref, resource } from '../template/app-of';

const AWAY = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000';
const table = (more: Json = {}, type = 'AWS::DynamoDB::GlobalTable'): Json => resource(type, {
  TableName: 'orders', StreamSpecification: { StreamViewType: 'NEW_IMAGE' }, Replicas: [{ Region: 'eu-west-1' }, { Region: 'us-east-1' }], ...more,
});
const poll = (EventSourceArn: unknown, more: Json = {}, fn = 'Fn'): Json => resource('AWS::Lambda::EventSourceMapping', {
  EventSourceArn, FunctionName: ref(fn), StartingPosition: 'LATEST', ...more,
});
const filter = (pattern: unknown): Json => ({ FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] } });
const OF = (region: string): Json => filter({ dynamodb: { NewImage: { at: { S: [region] } } } });

interface Case {
  readonly table?: Json;
  readonly home?: Json;
  readonly away?: Json;
  readonly from?: string;
  readonly fn?: string;
  readonly env?: string;
}

function told({ table: given = table(), home = {}, away = {}, from = AWAY, fn = 'Fn', env = 'aws://111122223333/us-east-1' }: Case): readonly string[] {
  const stack = (name: string, environment: string, Resources: Json) => ({ name, deployedName: name, environment, template: { Parameters: { On: { Type: 'String' } }, Resources } });
  const graph = readDeliveryGraph(new TemplateApp([
    stack('Home', 'aws://111122223333/eu-west-1', { Fn: aFunction(), Orders: given, Poll: poll({ 'Fn::GetAtt': ['Orders', 'StreamArn'] }, home) }),
    stack('Away', env, { [fn]: aFunction(), Poll: poll(from, away, fn) }),
  ]));
  const { findings, unknowns } = check(graph, ALL_RULES);
  const ours = ({ rule }: { readonly rule: string }): boolean => rule === 'event-arrives-once';
  return [
    ...findings.filter(ours).map(({ at, severity }) => `${severity} ${at.stack}.${at.logicalId}`),
    ...unknowns.filter(ours).map(({ at }) => `${at.stack}.${at.logicalId}?`),
  ];
}

const TWICE = ['warning Away.Poll'];

test.each<[string, Case, readonly string[]]>([
  ['all of both', {}, TWICE],
  ['some of one', { away: OF('us') }, TWICE],
  ['the same of both', { home: OF('us'), away: OF('us') }, TWICE],
  ['each what its own Region wrote', { home: OF('eu'), away: OF('us') }, []],
  ['what was deleted by time to live', { home: filter({ userIdentity: { type: ['Service'] } }), away: filter({ userIdentity: { type: ['Service'] } }) }, []],
  ['one of the two', { away: { Enabled: false } }, []],
  ['perhaps one of the two', { away: { Enabled: ref('On') } }, ['Away.Poll?']],
  ['each with a function of its own', { fn: 'Other' }, []],
  ['a table of another name', { from: AWAY.replace('orders', 'returns') }, []],
  ['a table of another account', { from: AWAY.replace('111122223333', '444455556666'), env: 'aws://444455556666/us-east-1' }, []],
  ['a Region that is no replica', { from: AWAY.replace('us-east-1', 'ap-south-1'), env: 'aws://111122223333/ap-south-1' }, []],
  ['a table in one Region', { table: table({ Replicas: [{ Region: 'eu-west-1' }] }) }, []],
  ['a table that is no global table', { table: table({}, 'AWS::DynamoDB::Table') }, []],
  ['a table whose name is generated', { table: table({ TableName: undefined }) }, []],
])('handled: %s', (_, given, expected) => {
  expect(told(given)).toEqual(expected);
});
