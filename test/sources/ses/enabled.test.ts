/** SES applies a receipt rule that is enabled, and none that does not say so. */
import { check } from '../../../src/checks/check';
import { isUnknown } from '../../../src/model/known';
import { stories } from '../../../src/report/story/stories';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const app = (more: Json) => graphOf({
  Fn: aFunction(),
  Mail: resource('AWS::SES::ReceiptRule', { RuleSetName: 'main', Rule: { Actions: [{ LambdaAction: { FunctionArn: arn('Fn') } }], ...more } }),
}, { Parameters: { P: {} } });

test.each<[string, Json, boolean | 'unknown']>([
  ['nothing', {}, false],
  ['false', { Enabled: false }, false],
  ['true', { Enabled: true }, true],
  ['a parameter', { Enabled: ref('P') }, 'unknown'],
])('Enabled: %s', (_, rule, expected) => {
  const graph = app(rule);
  const [{ enabled }] = stories(graph);
  expect(isUnknown(enabled) ? 'unknown' : enabled).toBe(expected);
  const { findings, unknowns } = check(graph, ALL_RULES.filter(({ id }) => id === 'trigger-is-enabled'));
  expect(findings.map(({ property }) => property)).toEqual(expected === false ? ['Rule.Enabled'] : []);
  expect(unknowns).toHaveLength(expected === 'unknown' ? 1 : 0);
});
