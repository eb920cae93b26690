/** What of a template only a deployment decides is told: nothing that may hold a function is left out in silence. */
import { TemplateApp } from '../../src/template/app';
import { aFunction, Json, resource } from './app-of';

const SAM = 'AWS::Serverless-2016-10-31';
const EXTENDED = { Transform: 'AWS::LanguageExtensions', Parameters: { Names: { Type: 'CommaDelimitedList' }, One: { Type: 'String' } } };
const LOOP = 'Fn::ForEach::Loop';
const BODY = { 'Fn${X}': aFunction() };

/** What is read and what is not, of one template. */
function read(resources: Json, rest: Json = {}): { readonly ids: readonly string[]; readonly unread: readonly string[] } {
  const [stack] = new TemplateApp([{ name: 'App', template: { ...rest, Resources: resources } }]).stacks;
  return { ids: [...stack.resources.keys()], unread: stack.unread.map(({ where, why }) => `${where}: ${why}`) };
}

test.each<[string, Json, Json, string[], string[]]>([
  ['a loop over a parameter', { [LOOP]: ['X', { Ref: 'Names' }, BODY] }, EXTENDED, [], [`${LOOP}: Ref Names, a parameter of App`]],
  ['a loop of which one item is hidden', { [LOOP]: ['X', ['A', { Ref: 'One' }], BODY] }, EXTENDED, ['FnA'], [`${LOOP}: Ref One, a parameter of App`]],
  [
    'a hidden loop in each round of another, once', { [LOOP]: ['Y', ['A', 'B'], { 'Fn::ForEach::In': ['X', { Ref: 'Names' }, BODY] }] }, EXTENDED, [],
    ['Fn::ForEach::In: Ref Names, a parameter of App'],
  ],
  ['a hidden loop among properties', { Fn: aFunction({ [LOOP]: ['X', { Ref: 'Names' }, { '${X}': 1 }] }) }, EXTENDED, ['Fn'], [`${LOOP}: Ref Names, a parameter of App`]],
  ['what is no loop', { [LOOP]: 'nonsense' }, EXTENDED, [], [`${LOOP}: is no loop`]],
  ['a loop that nothing follows', { [LOOP]: ['X', ['A'], BODY] }, {}, [], [`${LOOP}: a loop, and Transform does not name AWS::LanguageExtensions`]],
  ['a macro of the whole template', { Fn: aFunction() }, { Transform: ['Mine', SAM] }, ['Fn'], ['Transform: the macro Mine decides']],
  ['a macro with parameters', {}, { Transform: { Name: 'AWS::Include', Parameters: { Location: 's3://b/x' } } }, [], ['Transform: the macro AWS::Include decides']],
  ['a macro at the top', {}, { 'Fn::Transform': { Name: 'Mine' } }, [], ['Transform: the macro Mine decides']],
  ['a macro among the resources', { 'Fn::Transform': { Name: 'AWS::Include' }, 'Fn': aFunction() }, {}, ['Fn'], ['Fn::Transform: the macro AWS::Include decides']],
  ['a macro in a resource', { Fn: { ...aFunction(), 'Fn::Transform': { Name: 'Mine' } } }, {}, ['Fn'], ['Fn: the macro Mine decides']],
  ['a resource without a type', { Fn: { Properties: {} } }, {}, [], ['Fn: has no Type']],
  ['an application of SAM', { A: resource('AWS::Serverless::Application') }, { Transform: SAM }, ['A'], ['A: AWS::Serverless::Application is not followed']],
  [
    'an event of no known type', { Fn: resource('AWS::Serverless::Function', { Role: 'r', Events: { E: { Type: 'Nonsense' }, F: { Type: { Ref: 'P' } } } }) }, { Transform: SAM }, ['Fn'],
    ['Fn.Events.E: an event of type Nonsense is not followed', 'Fn.Events.F: the type of the event is hidden'],
  ],
])('%s is told', (_, resources, rest, ids, unread) => {
  expect(read(resources, rest)).toEqual({ ids, unread });
});

test('loops that multiply each other are told where they end', () => {
  const items = Array.from({ length: 100 }, (_, i) => String(i));
  const loop = (depth: number): unknown => [`X${depth}`, items, depth === 0 ? { 'F${X0}${X1}${X2}${X3}': aFunction() } : { 'Fn::ForEach::In': loop(depth - 1) }];
  expect(read({ [LOOP]: loop(3) }, EXTENDED).unread).toContain('Fn::ForEach::In: too deep or too many values');
});

test.each<[string, Json, Json]>([
  ['a loop over a list', { [LOOP]: ['X', ['A'], BODY] }, EXTENDED],
  ['a macro of AWS that makes nothing for events', { Fn: aFunction() }, { Transform: ['AWS::CodeDeployBlueGreen', { Name: 'AWS::LanguageExtensions' }] }],
  [
    'SAM', {
      Fn: resource('AWS::Serverless::Function', { Role: 'r', Events: { E: { Type: 'Schedule', Properties: {} } } }),
      Api: resource('AWS::Serverless::HttpApi'),
      C: resource('AWS::Serverless::Connector', { Source: { Id: 'Fn' }, Destination: { Id: 'Q' }, Permissions: ['Write'] }),
      Q: resource('AWS::SQS::Queue'),
    }, { Transform: SAM },
  ],
])('of %s all is read', (_, resources, rest) => {
  expect(read(resources, rest).unread).toEqual([]);
});
