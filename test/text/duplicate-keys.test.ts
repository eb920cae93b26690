import { duplicateKeys, duplicateKeysBeside } from '../../src/text/duplicate-keys';

test.each<[string, string, readonly unknown[]]>([
  ['no object', '[1,"a:b",null]', []],
  ['keys that differ', '{"a":1,"b":{"a":2}}', []],
  ['a key that stands twice', '{"a":1,"a":2}', [{ key: 'a', inList: false, at: 7 }]],
  ['a key that stands twice in an item of a list', '{"x":[{"a":1 , "a" :2}]}', [{ key: 'a', inList: true, at: 15 }]],
  ['a key written with an escape', '{"a":1,"\\u0061":2}', [{ key: 'a', inList: false, at: 7 }]],
  ['a text that looks like keys', '{"a":"\\"b\\":1,\\"b\\":2"}', []],
  ['the same key in two objects', '[{"a":1},{"a":2}]', []],
  ['texts that begin with a colon', '{"a":[":",":b",""],"c" : null}', []],
  ['an object that a key stands for twice', '{"a":{"b":{"c":1}},"a":null}', [{ key: 'a', inList: false, at: 19 }]],
  ['a key that JavaScript knows', '{"__proto__":1,"constructor":2,"__proto__":3}', [{ key: '__proto__', inList: false, at: 31 }]],
])('%s', (_, json, expected) => {
  expect(duplicateKeys(json)).toEqual(expected);
  expect(duplicateKeysBeside(JSON.parse(json), json)).toEqual(expected);
});

test.each<[string, string, number]>([
  ['as JSON.stringify writes it', JSON.stringify({ a: { b: [1] } }, undefined, 1), 0],
  ['as JSON.stringify writes it, on one line and with a line after it', `${JSON.stringify({ a: 1 })}\n`, 0],
  ['indented, with a key that stands twice', '{\n  "a": 1,\n  "a": 1\n}', 1],
  ['with numbers as keys, which JSON.parse puts in order', '{\n "2": 1,\n "1": 1\n}', 0],
  ['nested deeper than JSON.stringify follows', `{"a":1,"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 1],
])('a text %s', (_, json, expected) => {
  expect(duplicateKeysBeside(JSON.parse(json), json)).toHaveLength(expected);
});
