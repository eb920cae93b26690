/** What a rule returns for a condition that holds, fails or is unknown. */
import { unknown, unwritten } from '../../../src/model/known';
import { location, report, undecided } from '../../../src/rules/kit/report';

const AT = { at: { stack: 'App', logicalId: 'Mapping', type: 'AWS::Lambda::EventSourceMapping' }, property: 'BatchSize' };
const PROBLEM = { fact: 'BatchSize is 0', consequence: 'Lambda refuses it', fix: 'Set BatchSize to 1', changes: [] };

test('a condition that holds is a violation', () => {
  expect(report(AT, true, () => PROBLEM)).toEqual([{ ...AT, problem: PROBLEM }]);
});

test('a condition that fails is no result', () => {
  expect(report(AT, false, () => PROBLEM)).toEqual([]);
});

test('an unknown condition is inconclusive, with the reason', () => {
  expect(report(AT, unknown('Ref Size'), () => PROBLEM)).toEqual([{ ...AT, reason: 'Ref Size' }]);
});

test('undecided is inconclusive, with the reason and the cause', () => {
  const cause = { kind: 'parameter', stack: 'App', name: 'Source' } as const;
  expect(undecided(AT, unknown('Ref Source', cause))).toEqual([{ ...AT, reason: 'Ref Source', cause }]);
});

test('what no template says is no question to its author', () => {
  expect(undecided(AT, unwritten('the retention of a topic'))).toEqual([]);
});

test('without a location in the app there is no result', () => {
  expect(report(undefined, true, () => PROBLEM)).toEqual([]);
  expect(undecided(undefined, unknown('Ref Source'))).toEqual([]);
});

test('the location is the first candidate that the app declares', () => {
  expect(location([{}, 'VisibilityTimeout'], [undefined, 'Queue'], [{ declaredAt: AT.at }, 'BatchSize'])).toEqual(AT);
  expect(location([{}, 'VisibilityTimeout'])).toBeUndefined();
});
