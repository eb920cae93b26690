/** The language extensions of CloudFormation, and parameters of Systems Manager inside one app. */
import { TemplateApp } from '../../../src/template/app';
import { at, propertiesOf } from '../../../src/template/value/fields';
import { Resolved } from '../../../src/template/value/resolved';
import { partsOf, render } from '../../../src/template/value/text';

const words = (value: Resolved): string => {
  if (value.is === 'hidden') return `hidden: ${value.reason}`;
  if (value.is === 'list') return `[${value.items.map(words).join('; ')}]`;
  return value.is === 'fields' || value.is === 'absent' ? value.is : render(partsOf(value));
};

const appOf = (resources: object, rest: object = {}): TemplateApp => new TemplateApp([
  { name: 'App', template: { Transform: 'AWS::LanguageExtensions', ...rest, Resources: resources } },
]);

const resolvedText = (value: unknown, rest: object = {}): string => words(at(propertiesOf(appOf({
  R: { Type: 'T', Properties: { V: value } },
  P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/q', Value: { 'Fn::GetAtt': ['Q', 'Arn'] } } },
  Q: { Type: 'AWS::SQS::Queue' },
}, rest).ofType('T')[0]), 'V'));

describe('Fn::ForEach', () => {
  const ids = (loop: unknown, rest: object = {}): readonly string[] => [...appOf({ 'Fn::ForEach::Queues': loop }, rest).stacks[0].resources.keys()];
  const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Name' } } };

  test.each<[string, unknown, object, string[]]>([
    ['a list', ['Name', ['A', 'B'], { 'Q${Name}': queue }], {}, ['QA', 'QB']],
    ['items with other characters', ['Name', ['a-1'], { 'Q&{Name}': queue }], {}, ['Qa1']],
    ['a loop within a loop', ['X', ['1', '2'], { 'Fn::ForEach::In': ['Name', ['A', 'B'], { 'Q${X}${Name}': queue }] }], {}, ['Q1A', 'Q1B', 'Q2A', 'Q2B']],
    ['a map', ['Name', { 'Fn::FindInMap': ['M', 'a', 'b'] }, { 'Q${Name}': queue }], { Mappings: { M: { a: { b: ['A', 'C'] } } } }, ['QA', 'QC']],
    ['a parameter of one value', ['Name', { Ref: 'P' }, { 'Q${Name}': queue }], { Parameters: { P: { AllowedValues: ['A,B'] } } }, ['QA', 'QB']],
    ['a parameter that is hidden', ['Name', { Ref: 'P' }, { 'Q${Name}': queue }], { Parameters: { P: { Type: 'CommaDelimitedList' } } }, []],
    ['what is no loop', 'nonsense', {}, []],
  ])('over %s', (_, loop, rest, expected) => {
    expect(ids(loop, rest)).toEqual(expected);
  });

  test('replaces its variable everywhere', () => {
    const [resource] = appOf({
      'Fn::ForEach::Q': ['Name', ['A'], { 'Q${Name}': { Type: 'T', Properties: { A: { Ref: 'Name' }, B: { 'Fn::Sub': 'x-${Name}-${Other.Arn}' }, C: { 'Fn::GetAtt': ['Q${Name}', 'Arn'] } } } }],
      'Other': { Type: 'AWS::SQS::Queue' },
    }).ofType('T');
    expect(['A', 'B', 'C'].map((key) => words(at(propertiesOf(resource), key)))).toEqual(['A', 'x-A-${App.Other.Arn}', '${App.QA.Arn}']);
  });

  test('loops that multiply each other are bounded', () => {
    const items = Array.from({ length: 100 }, (_, i) => String(i));
    const loop = (depth: number): unknown => [`X${depth}`, items, depth === 0 ? { 'Q${X0}${X1}${X2}${X3}': queue } : { 'Fn::ForEach::In': loop(depth - 1) }];
    expect(ids(loop(3)).length).toBeLessThan(200_000);
  });
});

test.each<[string, unknown, object, string]>([
  ['Fn::Length of a list', { 'Fn::Length': ['a', 'b'] }, {}, '2'],
  ['Fn::Length of what is hidden', { 'Fn::Length': { 'Fn::ImportValue': 'x' } }, {}, 'hidden: Fn::ImportValue x, which no stack of the app exports'],
  ['Fn::ToJsonString of literals', { 'Fn::ToJsonString': { a: [1] } }, {}, '{"a":[1]}'],
  ['Fn::ToJsonString with a reference inside is read as the object', { 'Fn::ToJsonString': { a: { Ref: 'Q' } } }, {}, 'fields'],
  ['FindInMap with a default', { 'Fn::FindInMap': ['M', 'no', 'b', { DefaultValue: 5 }] }, { Mappings: { M: { a: { b: 1 } } } }, '5'],
  ['FindInMap by Region with equal entries', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'b'] }, { Mappings: { M: { x: { b: 1 }, y: { b: 1 } } } }, '1'],
  ['FindInMap by Region that differs', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'b'] }, { Mappings: { M: { x: { b: 1 }, y: { b: 2 } } } }, 'hidden: Fn::FindInMap M'],
  ['a dynamic reference', '{{resolve:secretsmanager:s}}', {}, 'hidden: "{{resolve:secretsmanager:s}}"'],
  ['a dynamic reference inside a string', 'x-{{resolve:ssm:/q}}', {}, 'hidden: "x-{{resolve:ssm:/q}}"'],
  ['a parameter of Systems Manager that the app declares', '{{resolve:ssm:/q}}', {}, '${App.Q.Arn}'],
  ['a parameter of Systems Manager that the app does not declare', '{{resolve:ssm:/other}}', {}, 'hidden: "{{resolve:ssm:/other}}"'],
  ['a template parameter whose default is declared', { Ref: 'X' }, { Parameters: { X: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/q' } } }, '${App.Q.Arn}'],
  ['a template parameter whose default is not declared', { Ref: 'X' }, { Parameters: { X: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/z' } } }, 'hidden: Ref X, a parameter of App'],
  ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], {}, '[a]'],
])('%s', (_, value, rest, expected) => {
  expect(resolvedText(value, rest)).toBe(expected);
});

test('Fn::If over objects is known for each field with equal branches', () => {
  const [resource] = appOf({ R: { Type: 'T', Properties: { 'Fn::If': ['C', { a: 1, b: 2 }, { a: 1, b: 3, c: [4] }] } } }).ofType('T');
  expect(['a', 'b', 'c'].map((key) => words(at(propertiesOf(resource), key))))
    .toEqual(['1', 'hidden: Fn::If C, whose branches differ', 'hidden: Fn::If C, whose branches differ']);
});
