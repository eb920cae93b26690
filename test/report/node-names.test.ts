/** Short names of nodes for people. */
import { nodeNamesIn } from '../../src/report/node-names';
import { graphOf } from '../template/app-of';

const EMPTY = graphOf({});
const named = (...paths: readonly string[]) => {
  const nodes = paths.map((path, i) => ({ id: `S.Q${i}`, kind: 'other' as const, declaredAt: { stack: 'S', logicalId: `Q${i}`, path } }));
  const names = nodeNamesIn({ ...EMPTY, nodes });
  return nodes.map(({ declaredAt }) => names.resource(declaredAt));
};

test.each<[readonly string[], readonly string[]]>([
  [['Shop/Orders/Resource', 'Shop/Failures/Resource'], ['Orders', 'Failures']],
  [['Shop/Orders/Queue/Resource', 'Shop/Orders/Dead/Resource'], ['Queue', 'Dead']],
  [['Shop/Orders', 'Shop/Orders/Dead'], ['Orders', 'Orders/Dead']],
  [['Prod/Shop/Orders/Resource', 'Test/Shop/Orders/Resource'], ['Prod/Shop/Orders', 'Test/Shop/Orders']],
  [['Orders/Resource'], ['Orders']],
  [['Resource'], ['Resource']],
  [['/Shop//Orders/Resource', '/Shop/Dead'], ['Orders', 'Dead']],
])('%j are %j', (paths, expected) => {
  expect(named(...paths)).toEqual(expected);
});

test('a resource without a path has its logical id, with its stack where there are several', () => {
  const at = (stack: string) => ({ stack, logicalId: 'Q' });
  const names = (...stacks: readonly string[]) => nodeNamesIn({
    ...EMPTY, nodes: stacks.map((stack) => ({ id: `${stack}.Q`, kind: 'other' as const, declaredAt: at(stack) })),
  });
  expect(names('A').resource(at('A'))).toBe('Q');
  expect(names('A', 'B').resource(at('B'))).toBe('B.Q');
});

test('what is outside the app has its ARN', () => {
  expect(nodeNamesIn(EMPTY).node('arn:aws:sqs:eu-west-1:1:q')).toEqual({ name: 'arn:aws:sqs:eu-west-1:1:q' });
});
