/**
 * Parts of a template that are known only at deployment are listed as not read, so that no function is left out
 * silently.
 */
import { TemplateApp } from '../../src/template/app';
import { aFunction, Json, resource } from './app-of';

const SAM = 'AWS::Serverless-2016-10-31';
const EXTENDED = { Transform: 'AWS::LanguageExtensions', Parameters: { Names: { Type: 'CommaDelimitedList' }, One: { Type: 'String' } } };
const LOOP = 'Fn::ForEach::Loop';
const BODY = { 'Fn${X}': aFunction() };

/** The logical ids that are read from a template, and the parts that are not. */
interface Read {
  readonly ids: readonly string[];
  readonly unread: readonly string[];
}

function read(resources: Json, rest: Json = {}): Read {
  const [stack] = new TemplateApp([{ name: 'App', template: { ...rest, Resources: resources } }]).stacks;
  return { ids: [...stack.resources.keys()], unread: stack.unread.map(({ where, why }) => `${where}: ${why}`) };
}

test.each<[string, Json, Json, string[], string[]]>([
  ['a loop over a parameter', { [LOOP]: ['X', { Ref: 'Names' }, BODY] }, EXTENDED, [], [`${LOOP}: Ref Names, a parameter of App`]],
  ['a loop with a hidden item', { [LOOP]: ['X', ['A', { Ref: 'One' }], BODY] }, EXTENDED, ['FnA'], [`${LOOP}: Ref One, a parameter of App`]],
  [
    'a hidden loop inside another loop, once', { [LOOP]: ['Y', ['A', 'B'], { 'Fn::ForEach::In': ['X', { Ref: 'Names' }, BODY] }] }, EXTENDED, [],
    ['Fn::ForEach::In: Ref Names, a parameter of App'],
  ],
  ['a hidden loop among properties', { Fn: aFunction({ [LOOP]: ['X', { Ref: 'Names' }, { '${X}': 1 }] }) }, EXTENDED, ['Fn'], [`${LOOP}: Ref Names, a parameter of App`]],
  ['a value that is not a loop', { [LOOP]: 'nonsense' }, EXTENDED, [], [`${LOOP}: not a loop of an identifier, a collection and an object`]],
  ['a loop without the transform', { [LOOP]: ['X', ['A'], BODY] }, {}, [], [`${LOOP}: a loop without AWS::LanguageExtensions in Transform`]],
  ['a macro of the whole template', { Fn: aFunction() }, { Transform: ['Mine', SAM] }, ['Fn'], ['Transform: the macro Mine runs at deployment']],
  ['a macro with parameters', {}, { Transform: { Name: 'AWS::Include', Parameters: { Location: 's3://b/x' } } }, [], ['Transform: the macro AWS::Include runs at deployment']],
  ['a macro at the top', {}, { 'Fn::Transform': { Name: 'Mine' } }, [], ['Transform: the macro Mine runs at deployment']],
  ['a macro among the resources', { 'Fn::Transform': { Name: 'AWS::Include' }, 'Fn': aFunction() }, {}, ['Fn'], ['Fn::Transform: the macro AWS::Include runs at deployment']],
  ['a macro in a resource', { Fn: { ...aFunction(), 'Fn::Transform': { Name: 'Mine' } } }, {}, ['Fn'], ['Fn: the macro Mine runs at deployment']],
  ['a resource without a type', { Fn: { Properties: {} } }, {}, [], ['Fn: has no Type']],
  ['an application of SAM', { A: resource('AWS::Serverless::Application') }, { Transform: SAM }, ['A'], ['A: AWS::Serverless::Application is not expanded']],
  [
    'an event of an unknown type', { Fn: resource('AWS::Serverless::Function', { Role: 'r', Events: { E: { Type: 'Nonsense' }, F: { Type: { Ref: 'P' } } } }) }, { Transform: SAM }, ['Fn'],
    ['Fn.Events.E: an event of type Nonsense is not expanded', 'Fn.Events.F: the type of the event is hidden'],
  ],
])('%s is listed as not read', (_, resources, rest, ids, unread) => {
  expect(read(resources, rest)).toEqual({ ids, unread });
});

test('loops that multiply beyond the bound are listed as not read', () => {
  const items = Array.from({ length: 100 }, (_, i) => String(i));
  const loop = (depth: number): unknown => [`X${depth}`, items, depth === 0 ? { 'F${X0}${X1}${X2}${X3}': aFunction() } : { 'Fn::ForEach::In': loop(depth - 1) }];
  expect(read({ [LOOP]: loop(3) }, EXTENDED).unread).toContain('Fn::ForEach::In: nested too deeply, or too many values');
});

test.each<[string, Json, Json]>([
  ['a loop over a list', { [LOOP]: ['X', ['A'], BODY] }, EXTENDED],
  ['a macro of AWS that creates nothing for events', { Fn: aFunction() }, { Transform: ['AWS::CodeDeployBlueGreen', { Name: 'AWS::LanguageExtensions' }] }],
  [
    'SAM', {
      Fn: resource('AWS::Serverless::Function', { Role: 'r', Events: { E: { Type: 'Schedule', Properties: {} } } }),
      Api: resource('AWS::Serverless::HttpApi'),
      C: resource('AWS::Serverless::Connector', { Source: { Id: 'Fn' }, Destination: { Id: 'Q' }, Permissions: ['Write'] }),
      Q: resource('AWS::SQS::Queue'),
    }, { Transform: SAM },
  ],
])('%s is read completely', (_, resources, rest) => {
  expect(read(resources, rest).unread).toEqual([]);
});
