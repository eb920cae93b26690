import * as fc from 'fast-check';
import { allOf, and, andThen, anyOf, isUnknown, Known, map, mapAll, not, oneOf, or, sum, Unknown, unknown, unwritten } from '../../src/model/known';

const always = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: 20261128, numRuns: 500 });

type Condition = Known<boolean>;
type Letter = 'T' | 'F' | 'U';

const eitherWay: Unknown = { unknown: 'either way', oneOf: [true, false] };
const conditions = fc.constantFrom<Condition>(true, false, unknown('one reason'), unknown('another reason'), eitherWay);
const digits = fc.integer({ min: 0, max: 9 });
const numbers: fc.Arbitrary<Known<number>> = fc.oneof(
  digits,
  fc.constant(unknown('hidden')),
  fc.uniqueArray(digits, { minLength: 2, maxLength: 4 }).map((values) => oneOf('alternatives', values)),
);

/** What is known, without the reason. */
function knowledgeOf<T>(value: Known<T>): unknown {
  if (!isUnknown(value)) return value;
  return value.oneOf === undefined ? 'unknown' : { oneOf: new Set(value.oneOf) };
}

function letterOf(condition: Condition): Letter {
  if (isUnknown(condition)) return 'U';
  return condition ? 'T' : 'F';
}

/** A value that the unknown one may be. */
function refined<T>(value: Known<T>, others: readonly T[], pick: number): T {
  if (!isUnknown(value)) return value;
  const possible = value.oneOf as readonly T[] | undefined ?? others;
  return possible[pick % possible.length];
}

/** Does an answer for known inputs agree with the answer that was given before they were known? */
function expectNoContradiction<T>(before: Known<T>, after: Known<T>): void {
  if (!isUnknown(before)) expect(after).toEqual(before);
  else if (before.oneOf !== undefined) expect(before.oneOf).toContainEqual(after);
}

const U = unknown('hidden');
const WRITTEN: Readonly<Record<Letter, Condition>> = { T: true, F: false, U };

test.each([
  ['F', 'F', 'F', 'F'], ['F', 'U', 'F', 'U'], ['F', 'T', 'F', 'T'],
  ['U', 'F', 'F', 'U'], ['U', 'U', 'U', 'U'], ['U', 'T', 'U', 'T'],
  ['T', 'F', 'F', 'T'], ['T', 'U', 'U', 'T'], ['T', 'T', 'T', 'T'],
] as const)('Kleene: %s and %s is %s, or is %s', (a, b, conjunction, disjunction) => {
  expect(letterOf(and(WRITTEN[a], WRITTEN[b]))).toBe(conjunction);
  expect(letterOf(or(WRITTEN[a], WRITTEN[b]))).toBe(disjunction);
});

test.each([['F', 'T'], ['U', 'U'], ['T', 'F']] as const)('Kleene: not %s is %s', (a, negation) => {
  expect(letterOf(not(WRITTEN[a]))).toBe(negation);
});

test('without conditions, "and" is true and "or" is false', () => {
  expect([and(), or(), allOf([]), anyOf([])]).toEqual([true, false, true, false]);
});

test('the first unknown condition gives the reason', () => {
  expect(and(true, unknown('first'), unknown('second'))).toEqual(unknown('first'));
  expect(or(false, unknown('first'), unknown('second'))).toEqual(unknown('first'));
});

test('what no template says is the reason only where nothing else is', () => {
  const never = unwritten('never');
  const open = unknown('open');
  expect([and(never, open), or(never, open), mapAll<[boolean, boolean], boolean>([never, open], () => true)]).toEqual([open, open, open]);
  expect([and(never, true), or(never, false), mapAll<[boolean, boolean], boolean>([never, true], () => true)]).toEqual([never, never, never]);
});

test('"allOf" and "anyOf" take lists that are longer than any argument list', () => {
  const long = new Array<boolean>(1_000_000).fill(true);
  expect([allOf(long), anyOf(long.map(not))]).toEqual([true, false]);
});

test('De Morgan', () => always(fc.property(conditions, conditions, (a, b) => {
  expect(letterOf(not(and(a, b)))).toBe(letterOf(or(not(a), not(b))));
  expect(letterOf(not(or(a, b)))).toBe(letterOf(and(not(a), not(b))));
})));

test('"not" twice changes nothing', () => always(fc.property(conditions, (a) => {
  expect(knowledgeOf(not(not(a)))).toEqual(knowledgeOf(a));
})));

test('order and grouping of conditions change only the reason', () => always(fc.property(conditions, conditions, conditions, (a, b, c) => {
  for (const operation of [and, or]) {
    expect(letterOf(operation(a, b))).toBe(letterOf(operation(b, a)));
    expect(letterOf(operation(operation(a, b), c))).toBe(letterOf(operation(a, b, c)));
    expect(letterOf(operation(a, operation(b, c)))).toBe(letterOf(operation(a, b, c)));
  }
})));

test('"true" changes no "and", "false" no "or", and a condition equals itself twice', () => always(fc.property(conditions, (a) => {
  expect([and(a, true), and(true, a), or(a, false), or(false, a), and(a, a), or(a, a)]).toEqual(new Array(6).fill(a));
})));

type Formula = (inputs: readonly Condition[]) => Condition;

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.nat(3).map((i): Formula => (inputs) => inputs[i]),
    tie('formula').map((inner): Formula => (inputs) => not(inner(inputs))),
    fc.array(tie('formula'), { maxLength: 3 }).map((inner): Formula => (inputs) => and(...inner.map((each) => each(inputs)))),
    fc.array(tie('formula'), { maxLength: 3 }).map((inner): Formula => (inputs) => or(...inner.map((each) => each(inputs)))),
  ),
}));

test('a formula never contradicts its answer when an unknown condition becomes known', () => always(fc.property(
  formula,
  fc.tuple(conditions, conditions, conditions, conditions),
  fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1)),
  (evaluate, inputs, picks) => {
    expectNoContradiction(evaluate(inputs), evaluate(inputs.map((input, i) => refined(input, [true, false], picks[i]))));
  },
)));

test('"mapAll", "map", "andThen" and "sum" never contradict their answer when a number becomes known', () => always(fc.property(
  numbers, numbers, fc.nat(9), fc.nat(9), (a, b, first, second) => {
    const all = Array.from({ length: 10 }, (_, i) => i);
    const [x, y] = [refined(a, all, first), refined(b, all, second)];
    const less = (one: number, other: number): boolean => one < other;
    expectNoContradiction(mapAll<[number, number], boolean>([a, b], less), less(x, y));
    expectNoContradiction(map(a, (one) => one % 3), x % 3);
    expectNoContradiction(andThen(a, (one) => map(b, (other) => one + other)), x + y);
    expectNoContradiction(sum([a, b]), x + y);
  },
)));

test('"map", "mapAll" and "andThen" agree', () => always(fc.property(numbers, fc.func(fc.nat(2)), (value, f) => {
  const expected = map(value, f);
  expect(mapAll<[number], number>([value], f)).toEqual(expected);
  expect(andThen(value, f)).toEqual(expected);
})));

test('"map" keeps identity and composition', () => always(fc.property(numbers, (value) => {
  const [half, isEven] = [(one: number) => Math.floor(one / 2), (one: number) => one % 2 === 0];
  expect(map(value, (one) => one)).toEqual(value);
  expect(map(map(value, half), isEven)).toEqual(map(value, (one) => isEven(half(one))));
})));

test('"andThen" is unknown where its function is', () => {
  expect(andThen(1, () => unknown('inner'))).toEqual(unknown('inner'));
  expect(andThen(unknown('outer'), () => unknown('inner'))).toEqual(unknown('outer'));
  expect(andThen(oneOf('outer', [1, 2]), () => unknown('inner'))).toEqual(unknown('inner'));
  expect(andThen(oneOf('outer', [1, 2]), (value) => value === 1 || unknown('inner'))).toEqual(unknown('outer'));
});

test('a comparison with something unknown is unknown, with the first reason', () => {
  expect(mapAll<[number, number], boolean>([1, 2], (a, b) => a < b)).toBe(true);
  expect(mapAll<[number, number], boolean>([1, unknown('x')], (a, b) => a < b)).toEqual({ unknown: 'x' });
  expect(mapAll<[number, number], boolean>([unknown('y'), unknown('x')], (a, b) => a < b)).toEqual({ unknown: 'y' });
});

test('alternatives that all lead to one result make it known', () => {
  expect(map(oneOf('alternatives', [3, 5]), (value) => value > 2)).toBe(true);
  expect(map(oneOf('alternatives', [3, 5]), (value) => value > 4)).toEqual({ unknown: 'alternatives', oneOf: [false, true] });
});

test('"sum" of known numbers is their sum, and 0 of none', () => always(fc.property(fc.array(digits), (values) => {
  expect(sum(values)).toBe(values.reduce((total, value) => total + value, 0));
})));

test('"sum" with a hidden number is unknown, and with alternatives one of the sums', () => {
  expect(sum([1, unknown('hidden'), 2])).toEqual(unknown('hidden'));
  expect(sum([1, oneOf('alternatives', [2, 3])])).toEqual({ unknown: 'alternatives', oneOf: [3, 4] });
});

test('"oneOf" holds each value once, or is the value if there is one', () => always(fc.property(fc.array(digits, { minLength: 1 }), (values) => {
  const different = [...new Set(values)];
  expect(oneOf('alternatives', values)).toEqual(different.length === 1 ? different[0] : { unknown: 'alternatives', oneOf: different });
})));

test('"oneOf" follows 16 alternatives, and none that is unknown itself', () => {
  const values = Array.from({ length: 17 }, (_, i) => i);
  expect(oneOf('alternatives', values.slice(0, 16))).toEqual({ unknown: 'alternatives', oneOf: values.slice(0, 16) });
  expect(oneOf('alternatives', values)).toEqual(unknown('alternatives'));
  expect(oneOf<unknown>('alternatives', [1, unknown('hidden')])).toEqual(unknown('alternatives'));
});

test.each([undefined, null, 0, 'unknown', [], {}, { unknown: 1 }])('%j is a value', (value) => expect(isUnknown(value)).toBe(false));
