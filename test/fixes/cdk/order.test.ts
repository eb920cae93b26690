import { sortStatements } from '../../../src/fixes/cdk/order';
import { ResourcePlan } from '../../../src/fixes/plan';

function resource(logicalId: string, becomes: ResourcePlan['becomes'], refersTo: readonly string[], waitsFor: readonly string[] = []): ResourcePlan {
  const edits = [{ path: 'Properties', value: refersTo.map((id) => ({ Ref: id })) }, ...(waitsFor.length === 0 ? [] : [{ path: 'DependsOn', value: waitsFor }])];
  return { stack: 'Shop', logicalId, type: 'AWS::SQS::Queue', becomes, edits, rules: [] };
}
const ids = (resources: readonly ResourcePlan[]): readonly string[] => sortStatements(resources).map(({ logicalId }) => logicalId);

test('what is new comes first, each after what it refers to and waits for', () => {
  expect(ids([resource('Changed', 'changed', ['B']), resource('A', 'added', ['B'], ['C']), resource('B', 'added', ['C']), resource('C', 'added', [])]))
    .toEqual(['C', 'B', 'A', 'Changed']);
});

test('a circle is reported once, and ends', () => {
  expect([...ids([resource('A', 'added', ['B']), resource('B', 'added', ['A'])])].sort()).toEqual(['A', 'B']);
});

test('a long chain takes no recursion', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => resource(`Q${i}`, 'added', [`Q${i + 1}`]));
  expect(ids(chain)[0]).toBe('Q19999');
});
