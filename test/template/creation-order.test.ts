/** Which resources CloudFormation creates first: those that a resource names, those that a nested stack is passed, and a whole stack. */
import { isUnknown, Known } from '../../src/model/known';
import { TemplateApp } from '../../src/template/app';
import { CreationOrder } from '../../src/template/creation-order';
import { Stack } from '../../src/template/stack';
import { appOf, appOfStacks, aQueue, arn, Json, ref, resource } from './app-of';

const INNER = { Parameters: { Given: { Type: 'String' } }, Resources: { Inner: aQueue({ Name: ref('Given') }), Alone: aQueue() } };

/** A parent with two queues, and a nested stack whose queue names its parameter. */
const nested = (child: Json): TemplateApp => new TemplateApp([{
  name: 'App',
  deployedName: 'App',
  template: { Resources: { First: aQueue(), Second: aQueue(), Child: { Type: 'AWS::CloudFormation::Stack', ...child } } },
  nested: new Map([['Child', { name: 'App.Child', template: INNER }]]),
}]);

function isAfter(app: TemplateApp, one: string, other: string): boolean | 'unknown' {
  const find = (id: string) => app.stacks.map(({ resources }: Stack) => resources.get(id)).find((found) => found !== undefined)!;
  const answer: Known<boolean> = new CreationOrder().isAfter(find(one), find(other));
  return isUnknown(answer) ? 'unknown' : answer;
}

test.each<[string, Json, boolean]>([
  ['by Ref', aQueue({ Name: ref('B') }), true],
  ['by an attribute', aQueue({ Name: arn('B') }), true],
  ['in a text', aQueue({ Name: { 'Fn::Sub': '${B.Arn}' } }), true],
  ['in DependsOn', { ...aQueue(), DependsOn: ['B'] }, true],
  ['through another', aQueue({ Name: ref('C') }), true],
  ['not at all', aQueue({ Name: ref('AWS::Region') }), false],
])('a resource is created after what it names %s', (_, A, expected) => {
  const app = appOf({ A, B: aQueue(), C: { ...aQueue(), DependsOn: 'B' } });
  expect(isAfter(app, 'A', 'B')).toBe(expected);
  expect(isAfter(app, 'B', 'A')).toBe(false);
});

test.each<[string, Json, readonly [first: boolean, second: boolean]]>([
  ['a resource', { Properties: { Parameters: { Given: arn('First') } } }, [true, false]],
  ['two resources', { Properties: { Parameters: { Given: { 'Fn::Sub': '${First}${Second}' } } } }, [true, true]],
  ['a pseudo parameter', { Properties: { Parameters: { Given: ref('AWS::Region') } } }, [false, false]],
  ['a pseudo parameter beside a resource', { Properties: { Parameters: { Given: { 'Fn::Sub': '${AWS::Region}${First}' } } } }, [true, false]],
  ['nothing', {}, [false, false]],
  ['nothing, to a stack that waits', { DependsOn: 'Second' }, [false, true]],
])('a nested stack is passed %s', (_, child, expected) => {
  const app = nested(child);
  expect([isAfter(app, 'Inner', 'First'), isAfter(app, 'Inner', 'Second')]).toEqual(expected);
});

test('who waits for a nested stack waits for all that is in it', () => {
  expect(isAfter(appWithWaiting(), 'Waiting', 'Alone')).toBe(true);
  expect(isAfter(appWithWaiting(), 'First', 'Alone')).toBe(false);
});

function appWithWaiting(): TemplateApp {
  return new TemplateApp([{
    name: 'App',
    template: { Resources: { First: aQueue(), Waiting: { ...aQueue(), DependsOn: 'Child' }, Child: resource('AWS::CloudFormation::Stack') } },
    nested: new Map([['Child', { name: 'App.Child', template: INNER }]]),
  }]);
}

test.each<[string, Json, boolean | 'unknown']>([
  ['imports from it', { 'Fn::ImportValue': 'made' }, true],
  ['imports something else', { 'Fn::ImportValue': 'else' }, 'unknown'],
  ['names nothing of it', { 'Fn::Sub': '${AWS::Region}' }, 'unknown'],
])('a resource of another stack, by one that %s', (_, Name, expected) => {
  const app = appOfStacks({
    Here: { Resources: { A: aQueue({ Name }) } },
    There: { Resources: { B: aQueue() }, Outputs: { Made: { Value: ref('B'), Export: { Name: 'made' } } } },
  });
  expect(isAfter(app, 'A', 'B')).toBe(expected);
});
