import { duplicateKeys } from '../../src/text/duplicate-keys';

test.each<[string, string, readonly unknown[]]>([
  ['no object', '[1,"a:b",null]', []],
  ['keys that differ', '{"a":1,"b":{"a":2}}', []],
  ['a key that stands twice', '{"a":1,"a":2}', [{ key: 'a', inList: false, at: 7 }]],
  ['a key that stands twice in an item of a list', '{"x":[{"a":1 , "a" :2}]}', [{ key: 'a', inList: true, at: 15 }]],
  ['a key written with an escape', '{"a":1,"\\u0061":2}', [{ key: 'a', inList: false, at: 7 }]],
  ['a text that looks like keys', '{"a":"\\"b\\":1,\\"b\\":2"}', []],
  ['the same key in two objects', '[{"a":1},{"a":2}]', []],
])('%s', (_, json, expected) => {
  expect(duplicateKeys(json)).toEqual(expected);
});
