/** A value of one stack in another: by an export that is there, or by a new one whose name two stacks do not share. */
import { Draft } from '../../src/fixes/draft';
import { valueAcrossStacks } from '../../src/fixes/value-across-stacks';
import { TemplateApp } from '../../src/template/app';
import { aQueue, arn, Json } from '../template/app-of';

const stack = (name: string, deployedName: string | undefined, more: Json = {}) => ({
  name, ...(deployedName === undefined ? {} : { deployedName }), template: { Resources: { Orders: aQueue() }, ...more },
});

function importedFrom(name: string, deployedName: string | undefined, more: Json = {}): { readonly value: unknown; readonly outputs: unknown } {
  const draft = new Draft(new TemplateApp([stack(name, deployedName, more), stack('To', 'To')]));
  return { value: valueAcrossStacks(arn('Orders'), { name: 'OrdersArn', from: name, to: 'To' }, draft), outputs: draft.outputs(name) };
}

test.each([
  ['the stack', 'Shop', 'shop-prod', 'shop-prod:OrdersArn'],
  ['a template whose stack has no name yet', 'Shop', undefined, 'Shop:OrdersArn'],
  ['a file, without the characters that an export may not have', 'in/shop.yaml', undefined, 'in-shop-yaml:OrdersArn'],
])('an export is named after %s', (_, name, deployedName, exported) => {
  const { value, outputs } = importedFrom(name, deployedName);
  expect(value).toEqual({ 'Fn::ImportValue': exported });
  expect(outputs).toEqual({ OrdersArn: { Value: arn('Orders'), Export: { Name: exported } } });
});

test('an export and its output have names that CloudFormation accepts', () => {
  const draft = new Draft(new TemplateApp([stack('Shop', 'ShopOfTheWholeCompany'.repeat(6)), stack('To', 'To')]));
  const value = valueAcrossStacks(arn('Orders'), { name: `${'Orders'.repeat(50)}Arn`, from: 'Shop', to: 'To' }, draft) as Json;
  const [[key, { Export }]] = Object.entries(draft.outputs('Shop') as Record<string, { Export: { Name: string } }>);
  expect(key).toMatch(/^OrdersOrders\w*Arn$/);
  expect(Export.Name).toMatch(/^ShopOf[\w:]*Arn$/);
  expect(value).toEqual({ 'Fn::ImportValue': Export.Name });
  for (const name of [key, Export.Name]) expect(name.length).toBeLessThanOrEqual(255);
});

test('an export of the value that is there is used', () => {
  const Outputs = { Mine: { Value: arn('Orders'), Export: { Name: 'orders' } } };
  const { value, outputs } = importedFrom('Shop', 'Shop', { Outputs });
  expect(value).toEqual({ 'Fn::ImportValue': 'orders' });
  expect(outputs).toEqual(Outputs);
});

test('an output of another value keeps its name', () => {
  const { value } = importedFrom('Shop', 'Shop', { Outputs: { OrdersArn: { Value: 'else' } } });
  expect(value).toEqual({ 'Fn::ImportValue': 'Shop:OrdersArn2' });
});
