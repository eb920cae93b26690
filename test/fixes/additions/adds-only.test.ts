import { addsOnly, isAddition } from '../../../src/fixes/additions/adds-only';
import { Draft } from '../../../src/fixes/draft';
import { appOf, aQueue, Json } from '../../template/app-of';

const AT = { stack: 'App', logicalId: 'Jobs' };

function judged(before: Json | undefined, after: Json | undefined): boolean {
  const draft = new Draft(appOf({ ...before === undefined ? {} : { Jobs: before }, Other: aQueue() }));
  let result: boolean | undefined;
  draft.attempt(() => {
    draft.write(AT, after);
    result = addsOnly(draft.rewritten(), draft);
    return true;
  });
  return result!;
}

test.each<[string, Json | undefined, Json | undefined]>([
  ['a resource', undefined, aQueue()],
  ['a property', aQueue({ FifoQueue: true }), aQueue({ FifoQueue: true, VisibilityTimeout: 60 })],
  ['the first property', { Type: 'AWS::SQS::Queue' }, aQueue({ VisibilityTimeout: 60 })],
  ['a part of a property', aQueue({ A: { B: 1 } }), aQueue({ A: { B: 1, C: 2 } })],
  ['a part of an item', aQueue({ A: [{ B: 1 }] }), aQueue({ A: [{ B: 1, C: 2 }] })],
  ['a dependency', { ...aQueue(), DependsOn: 'Other' }, { ...aQueue(), DependsOn: ['Other', 'More'] }],
  ['nothing', aQueue({ A: 1 }), aQueue({ A: 1 })],
])('%s is an addition', (_, before, after) => {
  expect(judged(before, after)).toBe(true);
});

test.each<[string, Json | undefined, Json | undefined]>([
  ['another value', aQueue({ A: 1 }), aQueue({ A: 2 })],
  ['a value that goes', aQueue({ A: 1, B: 2 }), aQueue({ A: 1 })],
  ['a value that no value was', aQueue({ A: { Ref: 'AWS::NoValue' } }), aQueue({ A: 1 })],
  ['one more item', aQueue({ A: [1] }), aQueue({ A: [1, 2] })],
  ['one item less', aQueue({ A: [1, 2] }), aQueue({ A: [1] })],
  ['another type', aQueue(), { ...aQueue(), Type: 'AWS::SNS::Topic' }],
  ['a resource that goes', aQueue(), undefined],
])('%s is none', (_, before, after) => {
  expect(judged(before, after)).toBe(false);
});

test('only what the plan has added is its own', () => {
  const draft = new Draft(appOf({ Jobs: aQueue() }));
  draft.attempt(() => {
    draft.write(AT, aQueue({ FifoQueue: true }));
    draft.write({ stack: 'App', logicalId: 'New' }, aQueue());
    return true;
  });
  expect(['Jobs', 'New', 'Missing'].map((logicalId) => isAddition({ stack: 'App', logicalId }, draft))).toEqual([false, true, false]);
});
