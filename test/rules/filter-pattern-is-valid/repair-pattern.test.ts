import { repairPattern } from '../../../src/rules/filter-pattern-is-valid/repair-pattern';
import { KINESIS_FILTER_KEYS, KINESIS_JSON_KEY } from '../../../src/sources/kinesis/facts';
import { QUEUE_FILTER_KEYS } from '../../../src/sources/sqs/facts';

test.each<[string, string, string | undefined]>([
  ['a bare value becomes a list of one', '{"body":{"kind":"order","size":3}}', '{"body":{"kind":["order"],"size":[3]}}'],
  ['the body of a record has the name that it has at this source', '{"data":{"kind":["order"]}}', '{"body":{"kind":["order"]}}'],
  ['both at once', '{"value":{"kind":"order"}}', '{"body":{"kind":["order"]}}'],
  ['a key that no record has is its author\'s to explain', '{"payload":{"kind":["order"]}}', undefined],
  ['two bodies are not made one', '{"data":{"a":["b"]},"body":{"c":["d"]}}', undefined],
  ['an operator that is misused is its author\'s to explain', '{"body":{"a":[{"exists":"yes"}]}}', undefined],
  ['what is true in quotation marks is true', '{"body":{"a":[{"exists":"true"}],"b":[{"exists":"false"}]}}', '{"body":{"a":[{"exists":true}],"b":[{"exists":false}]}}'],
  ['the one text of a list is the text', '{"body":{"a":[{"prefix":["img/"]}, "b"]}}', '{"body":{"a":[{"prefix":"img/"},"b"]}}'],
  ['which of two texts is meant is its author\'s to explain', '{"body":{"a":[{"prefix":["img/","doc/"]}]}}', undefined],
  ['so are two operators in one', '{"body":{"a":[{"prefix":["img/"],"suffix":["x"]}]}}', undefined],
  ['what $or lists are patterns', '{"body":{"$or":[{"a":["a"]},{"b":"c"}]}}', '{"body":{"$or":[{"a":["a"]},{"b":["c"]}]}}'],
  ['a key of $or may not have the name of an operator', '{"body":{"$or":[{"prefix":["a"]},{"b":"c"}]}}', undefined],
  ['what is no JSON stays', '{"body":', undefined],
])('%s', (_, pattern, mended) => {
  expect(repairPattern(pattern, 'queue', { rootKeys: QUEUE_FILTER_KEYS })).toBe(mended);
});

test('at a stream the body is called data, and is JSON', () => {
  const limits = { rootKeys: KINESIS_FILTER_KEYS, jsonKey: KINESIS_JSON_KEY };
  expect(repairPattern('{"body":{"kind":["order"]}}', 'kinesis', limits)).toBe('{"data":{"kind":["order"]}}');
  expect(repairPattern('{"body":["order"]}', 'kinesis', limits)).toBeUndefined();
});
