import { TemplateApp } from '../../../src/template/app';
import { FoundTemplate } from '../../../src/template/found-template';
import { propertiesOf, at, whereSet } from '../../../src/template/value/fields';
import { Resolved } from '../../../src/template/value/resolved';
import { partsOf, render } from '../../../src/template/value/text';
import { appOf, appOfStacks, aQueue, Json } from '../app-of';

const TEMPLATE: Json = {
  Parameters: {
    Free: { Type: 'Number', Default: 5 },
    Fixed: { Type: 'Number', AllowedValues: [7, 7], Default: 7 },
    Either: { Type: 'Number', AllowedValues: [7, 8], Default: 7 },
    None: { Type: 'Number', AllowedValues: [] },
    Ssm: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' },
  },
  Mappings: { Sizes: { small: { batch: 10 }, nested: { again: { Ref: 'Fixed' } } } },
};

/** A resolved value as text, for a test table. */
function resolvedText(value: unknown, template: Json = TEMPLATE): string {
  const app = appOf({ Q: aQueue({ Value: value }), Other: aQueue() }, template);
  return words(at(propertiesOf(app.ofType('AWS::SQS::Queue')[0]), 'Value'));
}

function words(value: Resolved): string {
  if (value.is === 'hidden') return `hidden: ${value.reason}`;
  if (value.is === 'list') return `[${value.items.map(words).join('; ')}]`;
  if (value.is === 'fields') return 'fields';
  return value.is === 'absent' ? 'absent' : `${value.is} ${render(partsOf(value))}`;
}

const GET_ARN = { 'Fn::GetAtt': ['Other', 'Arn'] };

test.each<[string, unknown, string]>([
  ['a literal is itself', 5, 'scalar 5'],
  ['null is absent', null, 'absent'],
  ['AWS::NoValue is absent', { Ref: 'AWS::NoValue' }, 'absent'],
  ['Ref of a resource is a reference', { Ref: 'Other' }, 'reference ${App.Other}'],
  ['Ref of a pseudo parameter stays a pseudo parameter', { Ref: 'AWS::Region' }, 'text ${AWS::Region}'],
  ['Ref of AWS::StackName is the name in the assembly', { Ref: 'AWS::StackName' }, 'scalar App'],
  ['Ref of nothing is hidden', { Ref: 'Nobody' }, 'hidden: Ref Nobody, which App does not declare'],
  ['Ref of a name that Sub makes', { Ref: { 'Fn::Sub': 'Other' } }, 'reference ${App.Other}'],
  ['Ref of a name that a parameter hides', { Ref: { 'Fn::Sub': '${Free}' } }, 'hidden: Ref of a object'],
  ['Ref of no name is hidden', { Ref: ['Other'] }, 'hidden: Ref of a list'],
  ['a default of a parameter decides nothing', { Ref: 'Free' }, 'hidden: Ref Free, a parameter of App'],
  ['a parameter with one allowed value decides', { Ref: 'Fixed' }, 'scalar 7'],
  ['a parameter with two allowed values does not', { Ref: 'Either' }, 'hidden: Ref Either, a parameter of App'],
  ['a parameter that allows nothing does not', { Ref: 'None' }, 'hidden: Ref None, a parameter of App'],
  ['an SSM parameter does not', { Ref: 'Ssm' }, 'hidden: Ref Ssm, a parameter of App'],
  ['GetAtt is a reference as a list', GET_ARN, 'reference ${App.Other.Arn}'],
  ['GetAtt is a reference with a dot', { 'Fn::GetAtt': 'Other.Arn' }, 'reference ${App.Other.Arn}'],
  ['GetAtt of a name that Sub makes', { 'Fn::GetAtt': [{ 'Fn::Sub': 'Other' }, 'Arn'] }, 'reference ${App.Other.Arn}'],
  ['GetAtt of an attribute that Ref makes', { 'Fn::GetAtt': ['Other', { Ref: 'Fixed' }] }, 'hidden: Fn::GetAtt of Other'],
  ['GetAtt of nothing is hidden', { 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'hidden: Fn::GetAtt Nobody.Arn, which App does not declare'],
  ['GetAtt without an attribute is hidden', { 'Fn::GetAtt': 'Other' }, 'hidden: Fn::GetAtt of Other'],
  ['Sub fills in names', { 'Fn::Sub': 'a-${AWS::Region}-${Other}-${Other.Arn}-${Fixed}' }, 'text a-${AWS::Region}-${App.Other}-${App.Other.Arn}-7'],
  ['Sub of one name is that value', { 'Fn::Sub': '${Other.Arn}' }, 'reference ${App.Other.Arn}'],
  ['Sub takes its own variables first', { 'Fn::Sub': ['${Other}!', { Other: 'x' }] }, 'scalar x!'],
  ['Sub leaves an escaped name', { 'Fn::Sub': '${!Other}' }, 'scalar ${Other}'],
  ['Sub leaves what is not closed', { 'Fn::Sub': 'a${Other' }, 'scalar a${Other'],
  ['Join puts literals together', { 'Fn::Join': ['-', ['a', 'b']] }, 'scalar a-b'],
  ['Join keeps references', { 'Fn::Join': ['', ['x', GET_ARN]] }, 'text x${App.Other.Arn}'],
  ['Join of one reference is that reference', { 'Fn::Join': ['', [GET_ARN]] }, 'reference ${App.Other.Arn}'],
  ['Join of nothing is empty', { 'Fn::Join': ['-', []] }, 'scalar '],
  ['Join of no list is hidden', { 'Fn::Join': ['-', 5] }, 'hidden: Fn::Join of a value that is not a list'],
  ['Split cuts a text', { 'Fn::Split': [':', 'a:b'] }, '[scalar a; scalar b]'],
  ['Select takes an item', { 'Fn::Select': ['1', ['a', 'b']] }, 'scalar b'],
  ['Select outside the list is hidden', { 'Fn::Select': [2, ['a', 'b']] }, 'hidden: Fn::Select of an item that the list does not have'],
  ['Select of a cut ARN is still about the resource', { 'Fn::Select': [5, { 'Fn::Split': [':', GET_ARN] }] }, 'reference ${App.Other.QueueName}'],
  ['Split of an ARN at another sign is hidden', { 'Fn::Split': ['-', GET_ARN] }, 'hidden: Fn::Split of ${App.Other.Arn}'],
  ['Split of an URL is hidden', { 'Fn::Split': ['/', { Ref: 'Other' }] }, 'hidden: Fn::Split of ${App.Other}'],
  ['Split of the id of the stack is hidden', { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }, 'hidden: Fn::Split of ${AWS::StackId}'],
  ['Split of the Region at its dashes is hidden', { 'Fn::Split': ['-', { Ref: 'AWS::Region' }] }, 'hidden: Fn::Split of ${AWS::Region}'],
  ['Split of what Join joined at a sign of no name', { 'Fn::Split': ['||', { 'Fn::Join': ['||', [GET_ARN, 'b']] }] }, '[reference ${App.Other.Arn}; scalar b]'],
  ['FindInMap finds by literal keys', { 'Fn::FindInMap': ['Sizes', 'small', 'batch'] }, 'scalar 10'],
  ['FindInMap follows what it finds', { 'Fn::FindInMap': ['Sizes', 'nested', 'again'] }, 'scalar 7'],
  ['FindInMap by Region is known if all entries are equal', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'batch'] }, 'scalar 10'],
  ['FindInMap by Region is hidden if entries differ', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }] }, 'hidden: Fn::FindInMap Sizes'],
  ['FindInMap takes no inherited key', { 'Fn::FindInMap': ['__proto__', 'constructor', 'name'] }, 'hidden: Fn::FindInMap __proto__'],
  ['If whose branches agree decides', { 'Fn::If': ['C', 7, { Ref: 'Fixed' }] }, 'scalar 7'],
  ['If whose branches differ is hidden', { 'Fn::If': ['C', 5, { Ref: 'Fixed' }] }, 'hidden: Fn::If C, whose branches differ'],
  ['If whose branches are the same reference decides', { 'Fn::If': ['C', GET_ARN, { 'Fn::GetAtt': 'Other.Arn' }] }, 'reference ${App.Other.Arn}'],
  ['If whose branches are the same object decides', { 'Fn::If': ['C', { a: [1] }, { a: [1] }] }, 'fields'],
  ['If with a hidden branch is hidden by it', { 'Fn::If': ['C', 5, { Ref: 'Free' }] }, 'hidden: Ref Free, a parameter of App'],
  ['If of a value and of nothing is hidden', { 'Fn::If': ['C', 5, { Ref: 'AWS::NoValue' }] }, 'hidden: Fn::If C, whose branches differ'],
  ['an intrinsic that is not followed hides', { 'Fn::Base64': 'x' }, 'hidden: Fn::Base64'],
  ['a macro beside other keys hides all of them', { 'a': 1, 'Fn::Transform': {} }, 'hidden: Fn::Transform'],
])('%s', (_, value, expected) => {
  expect(resolvedText(value)).toBe(expected);
});

describe('across stacks', () => {
  const producer = (name: unknown): Json => ({
    Resources: { Q: aQueue() },
    Outputs: { QueueArn: { Value: { 'Fn::GetAtt': ['Q', 'Arn'] }, Export: { Name: name } } },
  });
  const consumer = (value: unknown): Json => ({ Resources: { C: { Type: 'Consumer', Properties: { Value: value } } } });
  const across = (name: unknown, value: unknown): string => words(
    at(propertiesOf(appOfStacks({ A: producer(name), B: consumer(value) }).ofType('Consumer')[0]), 'Value'),
  );

  test.each<[string, unknown, unknown, string]>([
    ['ImportValue leads to the exporting stack', 'shared', { 'Fn::ImportValue': 'shared' }, 'reference ${A.Q.Arn}'],
    ['ImportValue finds a name made of the stack name', { 'Fn::Sub': '${AWS::StackName}:q' }, { 'Fn::ImportValue': 'A:q' }, 'reference ${A.Q.Arn}'],
    [
      'ImportValue finds a name with a pseudo parameter on both sides',
      { 'Fn::Sub': 'q-${AWS::Region}' }, { 'Fn::ImportValue': { 'Fn::Join': ['-', ['q', { Ref: 'AWS::Region' }]] } }, 'reference ${A.Q.Arn}',
    ],
    ['ImportValue of what nobody exports is hidden', 'shared', { 'Fn::ImportValue': 'no' }, 'hidden: Fn::ImportValue no, which no stack of the app exports'],
    [
      'GetStackOutput leads to the stack with that name',
      'shared', { 'Fn::GetStackOutput': { StackName: 'A', OutputName: 'QueueArn' } }, 'reference ${A.Q.Arn}',
    ],
    [
      'GetStackOutput of a stack outside is hidden',
      'shared', { 'Fn::GetStackOutput': { StackName: 'Z', OutputName: 'QueueArn' } },
      'hidden: Fn::GetStackOutput Z.QueueArn, which is not an output of any stack of the app',
    ],
  ])('%s', (_, name, value, expected) => {
    expect(across(name, value)).toBe(expected);
  });

  test('of two stages that export a name, the own stage wins', () => {
    const stage = (name: string): FoundTemplate[] => [
      { name: `${name}A`, stage: name, template: producer('shared') },
      { name: `${name}B`, stage: name, template: consumer({ 'Fn::ImportValue': 'shared' }) },
    ];
    const app = new TemplateApp([...stage('Dev'), ...stage('Prod')]);
    expect(app.ofType('Consumer').map((found) => words(at(propertiesOf(found), 'Value'))))
      .toEqual(['reference ${DevA.Q.Arn}', 'reference ${ProdA.Q.Arn}']);
  });

  test('a name that two equally near stacks export is ambiguous', () => {
    const app = appOfStacks({ A: producer('shared'), Z: producer('shared'), B: consumer({ 'Fn::ImportValue': 'shared' }) });
    expect(words(at(propertiesOf(app.ofType('Consumer')[0]), 'Value')))
      .toBe('hidden: Fn::ImportValue shared, which several stacks of the app export');
  });
});

test.each<[string, unknown, string, string | undefined]>([
  ['a value and none', { 'Fn::If': ['A', 7, { Ref: 'AWS::NoValue' }] }, 'scalar 7', 'A'],
  ['an object and none', { 'Fn::If': ['A', { b: 1 }, { Ref: 'AWS::NoValue' }] }, 'fields', 'A'],
  ['a value under two conditions', { 'Fn::If': ['A', { 'Fn::If': ['B', 7, { Ref: 'AWS::NoValue' }] }, { Ref: 'AWS::NoValue' }] }, 'scalar 7', 'A'],
  ['none and a value, whose condition has no name', { 'Fn::If': ['A', { Ref: 'AWS::NoValue' }, 7] }, 'hidden: Fn::If A, whose branches differ', undefined],
  ['two values', { 'Fn::If': ['A', 7, 8] }, 'hidden: Fn::If A, whose branches differ', undefined],
  ['equal values', { 'Fn::If': ['A', 7, 7] }, 'scalar 7', undefined],
  ['no condition', 7, 'scalar 7', undefined],
])('where %s is set', (_, value, expected, name) => {
  const found = whereSet(at(propertiesOf(appOf({ Q: aQueue({ Value: value }) }).ofType('AWS::SQS::Queue')[0]), 'Value'));
  expect([words(found.value), found.condition]).toEqual([expected, name]);
});
