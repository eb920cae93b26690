/** An entry of a list that has no value moves no other: what a finding names is what the plan edits and what stands at the line that is told. */
import { check } from '../../src/checks/check';
import { TemplateEdit } from '../../src/fixes/difference';
import { fixPlan } from '../../src/fixes/plan';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { bucketNotificationsDoNotOverlap } from '../../src/rules/bucket-notifications-do-not-overlap';
import { filterPatternIsValid } from '../../src/rules/filter-pattern-is-valid';
import { Rule } from '../../src/rules/kit/define-rule';
import { Positions } from '../../src/template/load/positions';
import { aFunction, aMapping, appOf, aQueue, arn, Json, resource } from '../template/app-of';

const NO_VALUE = { Ref: 'AWS::NoValue' };
const NEVER = { 'Fn::If': ['Never', NO_VALUE, NO_VALUE] };
const notification = (event: string): Json => ({ Event: `s3:ObjectCreated:${event}`, Function: arn('Fn') });
const EVERY = notification('*');
const PUT = notification('Put');
const bucket = (...entries: readonly unknown[]): Json => ({
  Fn: aFunction(), B: resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: entries } }),
});

const SOUND = { Pattern: '{"body":{"kind":["order"]}}' };
const BARE = { Pattern: '{"body":{"kind":"order"}}' };
const mapping = (...filters: readonly unknown[]): Json => ({
  Fn: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q'), FilterCriteria: { Filters: filters } }),
});

/** The path of the only finding, the text that stands there, and the edit of the plan. */
function told(rule: Rule, resources: Json): { readonly property: string; readonly line: string; readonly edits: readonly TemplateEdit[] } {
  const app = appOf(resources);
  const { findings } = check(readDeliveryGraph(app), [rule], {});
  const text = JSON.stringify({ Resources: resources }, undefined, 1);
  const { startLine, endLine } = new Positions(text).of(findings[0].at.logicalId, findings[0].property)!;
  return {
    property: findings.map(({ property }) => property).join(', '),
    line: text.split('\n').slice(startLine - 1, endLine).join('').replace(/\s/g, ''),
    edits: fixPlan(app, [rule]).resources.flatMap(({ edits }) => edits),
  };
}

test.each([
  ['AWS::NoValue', [NO_VALUE, EVERY, PUT], '2', [NO_VALUE, EVERY]],
  ['null', [null, EVERY, PUT], '2', [null, EVERY]],
  ['a condition of two of them', [EVERY, NEVER, PUT], '2', [EVERY, NEVER]],
  ['one behind it', [EVERY, PUT, NO_VALUE], '1', [EVERY, NO_VALUE]],
  ['none', [EVERY, PUT], '1', [EVERY]],
])('of entries with %s, the one that is named goes', (_, entries, place, left) => {
  const { property, line, edits } = told(bucketNotificationsDoNotOverlap, bucket(...entries));
  expect(property).toContain(`LambdaConfigurations.${place}`);
  expect(line).toContain('s3:ObjectCreated:Put');
  expect(line).not.toContain('s3:ObjectCreated:*');
  expect(edits).toMatchObject([{ path: 'Properties.NotificationConfiguration.LambdaConfigurations', value: left }]);
});

test('of filters too', () => {
  const { property, line, edits } = told(filterPatternIsValid, mapping(NO_VALUE, SOUND, BARE));
  expect(property).toBe('FilterCriteria.Filters.2.Pattern');
  expect(line).toContain(':\\"order');
  expect(edits).toMatchObject([{ path: 'Properties.FilterCriteria.Filters.2.Pattern', was: BARE.Pattern, value: SOUND.Pattern }]);
});

test('branches of which each has its own places say nothing together', () => {
  const both = { 'Fn::If': ['Big', [NO_VALUE, SOUND, BARE], [SOUND, BARE]] };
  const { findings } = check(readDeliveryGraph(appOf({
    ...mapping(), M: aMapping({ EventSourceArn: arn('Q'), FilterCriteria: { Filters: both } }),
  })), [filterPatternIsValid], {});
  expect(findings).toEqual([]);
});
