/** A notification's filter is the template's text: whatever stands there, the answer is objects or unknown. */
import { haveCommonObjects, notifiedObjects } from '../../../src/rules/queries/object-keys';

const told = (filter: string) => notifiedObjects({ filter, settings: [] });

test.each(['abc', 'null', '5', '"text"', '[]', '{"S3Key":null}', '{"S3Key":{"Rules":5}}', '{"S3Key":{"Rules":[null]}}', '{"S3Key":{"Rules":[{"Name":"prefix"}]}}'])(
  'of %s nothing is known', (filter) => {
    expect(told(filter)).toHaveProperty('unknown');
  },
);

test.each([['S3Key', 'Rules'], ['Key', 'FilterRules']])('rules of %s', (key, rules) => {
  const filter = JSON.stringify({ [key]: { [rules]: [{ Value: 'img/', Name: 'Prefix' }, { Name: 'suffix', Value: '.png' }] } });
  expect(told(filter)).toEqual({ events: [], prefix: 'img/', suffix: '.png' });
});

test.each([
  ['a', 'ab', true], ['ab', 'a', true], ['a', 'b', false], ['', 'b', true],
])('prefixes %s and %s', (one, two, expected) => {
  const objects = (prefix: string) => ({ events: ['s3:ObjectCreated:'], prefix, suffix: '' });
  expect(haveCommonObjects(objects(one), objects(two))).toBe(expected);
});
