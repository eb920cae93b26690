/** Patterns of event filters: what Lambda can use, and what would match nothing and drop every event. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LONGEST_FILTER_PATTERN } from '../../src/patterns/facts';
import { problemOfPattern } from '../../src/patterns/filter-pattern';

const KEYS = ['body', 'eventSource'];

function pattern(length: number): string {
  const empty = JSON.stringify({ body: [''] });
  return JSON.stringify({ body: ['a'.repeat(length - empty.length)] });
}

test.each([
  ['a list of values', '{"body":["A"]}'],
  ['every scalar in a list', '{"body":["A",1,true,false,null,1.5]}'],
  ['operators', '{"body":{"a":[{"prefix":"x"},{"numeric":[">",1,"<=",5]},{"exists":false},{"anything-but":["y"]}]}}'],
  ['ends of texts whatever their case', '{"body":{"a":[{"prefix":{"equals-ignore-case":"x"}},{"suffix":{"equals-ignore-case":"y"}}]}}'],
  ['all that anything-but takes', '{"body":{"a":[{"anything-but":"x"},{"anything-but":[1,2]},{"anything-but":{"prefix":"x"}},{"anything-but":{"wildcard":["a*","b*"]}}]}}'],
  ['$or inside $or', '{"$or":[{"$or":[{"body":["A"]},{"eventSource":["B"]}]},{"body":["C"]}]}'],
  ['$or at the root', '{"$or":[{"body":["A"]},{"eventSource":["B"]}]}'],
  ['$or below the root, whose branches are keys of that place', '{"body":{"$or":[{"a":["A"]},{"b":["B"]}]}}'],
  ['names that objects have from birth', '{"body":{"constructor":["A"],"__proto__":["B"]}}'],
  ['other letters', '{"body":["Füße","注文"]}'],
  ['white space', '{ "body" : [ "A" ] }'],
  ['a pattern of the longest length', pattern(LONGEST_FILTER_PATTERN)],
  ['what lambda.FilterCriteria makes', lambda.FilterCriteria.filter({ body: { a: lambda.FilterRule.between(1, 2), b: lambda.FilterRule.null() } }).pattern],
  ['what lambda.FilterRule.or makes', lambda.FilterCriteria.filter({ body: { a: lambda.FilterRule.or('A', 'B') } }).pattern],
])('%s is usable', (_, text) => {
  expect(problemOfPattern(text, { rootKeys: KEYS })).toBeUndefined();
});

test.each([
  ['no JSON', '{body', /is not a JSON object/, /Build it with FilterCriteria.filter/],
  ['nothing', '', /is not a JSON object/, /Build it/],
  ['a list', '[]', /is not a JSON object/, /Build it/],
  ['text', '"body"', /is not a JSON object/, /Build it/],
  ['null', 'null', /is not a JSON object/, /Build it/],
  ['a key that no record has', '{"Body":["A"]}', /asks for the key "Body", which no record of this source has/, /Start from "body", or another key of the record: body, eventSource/],
  ['a key that no record has, in a branch of $or', '{"$or":[{"body":["A"]},{"data":["B"]}]}', /asks for the key "data"/, /Start from "body"/],
  ['a bare value', '{"body":"A"}', /has the bare value "A" at body/, /Put it into a list: \["A"\], or use FilterRule.isEqual\("A"\)/],
  ['a bare value further down', '{"body":{"a":{"b":5}}}', /has the bare value 5 at body\.a\.b/, /\[5\]/],
  ['a bare null', '{"body":null}', /has the bare value null at body/, /\[null\]/],
  ['an empty list', '{"body":{"a":[]}}', /has an empty list at body\.a/, /List at least one value or operator at body\.a/],
  ['a key that no record has, in $or inside $or', '{"$or":[{"$or":[{"data":["A"]}]},{"body":["B"]}]}', /asks for the key "data"/, /Start from "body"/],
  ['a list in a list', '{"body":[["A"]]}', /has \["A"\] in the list at body, which is neither a value nor an operator/, /prefix, suffix, .*anything-but/],
  ['an operator that there is not', '{"body":[{"equals":"A"}]}', /neither a value nor an operator/, /List values/],
  ['two operators in one', '{"body":[{"prefix":"A","suffix":"B"}]}', /neither a value nor an operator/, /List values/],
  ...[
    ['exists', 'yes'], ['exists', 'true'], ['prefix', 1], ['prefix', ['a']], ['suffix', null], ['suffix', { prefix: 'a' }],
    ['equals-ignore-case', ['a']], ['wildcard', true], ['cidr', 10], ['numeric', 5], ['numeric', ['<>', 3]], ['numeric', ['=', '3']],
    ['numeric', ['=', 3, '<', 5]], ['numeric', ['<', 1, '<', 2]], ['numeric', ['>', 5, '<', 1]], ['numeric', ['>', 1, '>', 2]], ['numeric', ['>', 1, '<', 1]],
    ['numeric', ['=', 1e12]], ['numeric', []], ['numeric', ['!=', 1]], ['numeric', ['>', 1, '<', 2, '=', 3]],
    ['cidr', '10.0.0.1'], ['cidr', '10.0.0.0/33'], ['cidr', '300.1.1.1/8'], ['cidr', ''], ['cidr', '10.0.0.0/8/8'],
    ['wildcard', 'a**b'], ['wildcard', 'a\\b'], ['anything-but', { prefix: '' }], ['anything-but', { suffix: ['a', ''] }], ['anything-but', { wildcard: '**' }],
    ['anything-but', []], ['anything-but', true], ['anything-but', null], ['anything-but', ['a', 1]], ['anything-but', { exists: true }],
    ['anything-but', { prefix: 1 }], ['anything-but', { prefix: 'a', suffix: 'b' }],
  ].map(([name, argument]): [string, string, RegExp, RegExp] => [
    `${name} of ${JSON.stringify(argument)}`,
    JSON.stringify({ body: { a: [{ [name as string]: argument }] } }),
    new RegExp(`^gives .* to ${name} at body\\.a, which takes `),
    new RegExp(`^Write what ${name} takes, such as `),
  ]),
  ['an $or that is no list', '{"$or":{"body":["A"]}}', /has an \$or at \$or that is not a list of patterns/, /Write \{ "\$or"/],
  ['an $or of values', '{"body":{"$or":["A","B"]}}', /has an \$or at body\.\$or that is not a list of patterns/, /Write/],
  ['an $or with one branch', '{"$or":[{"body":["A"]}]}', /has an \$or at \$or with fewer than 2 patterns/, /Write \{ "\$or"/],
  ['an $or with an empty branch', '{"$or":[{"body":["A"]},{}]}', /has an empty pattern in the \$or at \$or/, /Write/],
  ['a key in $or that is an operator', '{"body":{"$or":[{"a":["A"]},{"prefix":["A"]}]}}', /asks in the \$or at body\.\$or for the key "prefix"/, /Put prefix into the list/],
  ['an operator that stands twice', '{"body":[{"exists":true,"exists":false}]}', /has "exists" twice in one object of a list/, /one object for each operator/],
  ['a bare value in a branch of $or', '{"$or":[{"body":["A"]},{"body":{"a":1}}]}', /has the bare value 1 at body\.a/, /\[1\]/],
  ['a pattern that is one character too long', pattern(LONGEST_FILTER_PATTERN + 1), /has 4,097 characters, above the most of 4,096/, /Shorten it, or split it into several filters/],
])('%s is a problem, told with its place and its fix', (_, text, fact, fix) => {
  expect(problemOfPattern(text, { rootKeys: KEYS })).toEqual({ fact: expect.stringMatching(fact), fix: expect.stringMatching(fix) });
});

test('an empty pattern matches everything for Lambda and SNS, and is refused by EventBridge', () => {
  expect(problemOfPattern('{}')).toBeUndefined();
  expect(problemOfPattern('{}', { refusesEmpty: true })).toEqual({ fact: 'is empty', fix: expect.stringMatching(/^Name at least one key/) });
});

test.each<[string, unknown, boolean]>([
  ['a text', { data: ['A'] }, true],
  ['the start of a text', { data: [{ prefix: 'A' }] }, true],
  ['a text, in a branch', { $or: [{ data: ['A'] }, { partitionKey: ['B'] }] }, true],
  ['a text or its absence', { data: ['A', { exists: false }] }, true],
  ['any value', { data: [{ exists: true }] }, false],
  ['a field', { data: { kind: ['A'] } }, false],
  ['a field of the same name', { data: { data: ['A'] } }, false],
  ['branches below the key', { data: { $or: [{ a: ['A'] }, { data: ['B'] }] } }, false],
  ['another key', { partitionKey: ['A'] }, false],
])('a pattern that asks where JSON alone is matched for %s', (_, asked, isRefused) => {
  expect(problemOfPattern(JSON.stringify(asked), { jsonKey: 'data' }) !== undefined).toBe(isRefused);
  expect(problemOfPattern(JSON.stringify(asked))).toBeUndefined();
});
