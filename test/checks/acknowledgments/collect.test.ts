/** One collector sorts what an app records, for the command and for the plug-in. */
import { collectAcknowledgments } from '../../../src/checks/acknowledgments/collect';

const RULE = 'mapping-is-enabled';
const ID = `LambdaDelivery::${RULE}`;
const collect = (id: string, path: string, reason: unknown = 'x') => collectAcknowledgments([{ id, path, reason: reason as string }]);

test.each<[string, string, string, object]>([
  ['a rule at a construct', ID, 'Shop/Orders', { rule: RULE, path: 'Shop/Orders' }],
  ['a rule at the app', ID, '', { rule: RULE }],
  ['one finding at its own construct', `${ID}[Shop/Orders]`, 'Shop/Orders', { rule: RULE, path: 'Shop/Orders' }],
  ['one finding at a construct above', `${ID}[Shop/Orders]`, 'Shop', { rule: RULE, path: 'Shop/Orders' }],
  ['one finding at the app', `${ID}[Shop/Orders]`, '', { rule: RULE, path: 'Shop/Orders' }],
])('%s is acknowledged', (_, id, path, scope) => {
  expect(collect(id, path)).toEqual({
    declared: [{ ...scope, reason: 'x' }], reported: [], names: new Set([id.replace('LambdaDelivery::', '')]), ineffective: [],
  });
});

test.each([
  ['a rule that does not exist', 'LambdaDelivery::mapping-is-enable', 'Shop'],
  ['a finding of another construct', `${ID}[Shop/Others]`, 'Shop/Orders'],
  ['a finding of a construct whose path only starts alike', `${ID}[Shop/Orders2]`, 'Shop/Orders'],
  ['an empty path', `${ID}[]`, 'Shop/Orders'],
  ['a rule without the namespace', `annotation::${RULE}`, 'Shop'],
])('%s silences nothing, and the fix names the rule', (_, id, path) => {
  expect(collect(id, path)).toEqual({
    declared: [],
    reported: [],
    names: new Set(),
    ineffective: [{
      id,
      path,
      name: 'acknowledgment-names-a-rule',
      problem: `the acknowledgment of "${id}" at ${path} silences nothing, because no finding at or below it has this id`,
      fix: `acknowledge "${ID}" instead, or remove it`,
    }],
  });
});

test.each([[''], [' \n'], [null], [5]])('the reason %j silences nothing', (reason) => {
  expect(collect(ID, '', reason)).toMatchObject({
    declared: [],
    ineffective: [{ problem: `the acknowledgment of "${ID}" at the app silences nothing, because it has no reason`, fix: 'give it a reason, or remove it' }],
  });
});

test.each(['AwsSolutions-SQS3', 'annotation::@aws-cdk/x', 'LambdaDelivery::baseline-is-current'])('%s is no acknowledgment of a finding', (id) => {
  expect(collect(id, 'Shop')).toEqual({ declared: [], reported: [], names: new Set(), ineffective: [] });
});

test('what only the validation report has covers its resources, and is never reported as ineffective', () => {
  const reported = [{ id: ID, path: 'Shop/M', reason: 'x', reported: true }, { id: 'LambdaDelivery::nope', path: 'Shop/M', reason: '', reported: true }] as const;
  expect(collectAcknowledgments(reported)).toEqual({ declared: [], reported: [{ rule: RULE, path: 'Shop/M', reason: 'x' }], names: new Set(), ineffective: [] });
});
