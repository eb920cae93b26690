/** Dependencies by the names that the installed aws-cdk-lib has not deprecated. */
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { addResourceDependency, addStackDependency } from '../../../src/constructs/defaults/dependencies';

const app = new App();
const stack = new Stack(app, 'Stack');
const resourceIn = (id: string) => new CfnResource(stack, id, { type: 'AWS::SNS::Topic' });

test('a resource waits for another', () => {
  const [first, second] = [resourceIn('First'), resourceIn('Second')];
  addResourceDependency(second, first);
  expect(second.obtainDependencies()).toEqual([first]);
});

test('a stack waits for another', () => {
  const [first, second] = [new Stack(app, 'First'), new Stack(app, 'Second')];
  addStackDependency(second, first, 'a reason');
  expect(second.dependencies).toEqual([first]);
});

test.each([
  ['resource', addResourceDependency, 'addResourceDependency'],
  ['stack', addStackDependency, 'addStackDependency'],
] as const)('the new name is taken where a %s has it', (_, add, name) => {
  const called: string[] = [];
  const both = { addDependency: () => called.push('addDependency'), [name]: () => called.push(name) };
  (add as (...given: unknown[]) => void)(both, {}, '');
  (add as (...given: unknown[]) => void)({ addDependency: both.addDependency }, {}, '');
  expect(called).toEqual([name, 'addDependency']);
});
