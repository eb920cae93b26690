import { shortenName } from '../../src/text/shorten';

test('a name that is short enough stays', () => {
  expect(shortenName('OrdersPolicy', 12)).toBe('OrdersPolicy');
});

test('a longer one keeps its ends, and differs where its middle does', () => {
  const [one, other] = ['a', 'b'].map((middle) => shortenName(`${'x'.repeat(200)}${middle}${'y'.repeat(199)}`, 128));
  expect([one, other].map(({ length }) => length)).toEqual([128, 128]);
  expect(one).toMatch(/^x{60}[0-9a-f]{8}y{60}$/);
  expect(one).not.toBe(other);
});
