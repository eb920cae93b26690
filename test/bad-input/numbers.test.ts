/** Numbers and durations, good and bad: what AWS takes is in the template as it was given, the rest is refused; nothing is dropped or NaN. */
import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { newStack } from '../support/app';
import { constructNames } from '../support/public-constructs';
import { propsOf } from '../support/public-props';
import { outcomeOf, refusalOf } from '../support/refusal';
import { at, Synthesized } from '../support/synthesized';
import { Untyped } from '../support/untyped';
import { NUMBER_PROPS, NumberProp } from './number-props';

interface Case {
  readonly name: string;
  readonly of: NumberProp;
  readonly give: (scope: Construct) => unknown;
  /** What the template must hold; a case without it is refused. */
  readonly taken?: (stack: Stack, scope: Construct) => unknown;
}

function numbers(of: NumberProp): Case[] {
  const { min, max, type, unlimited, fraction, open, minutes } = of;
  const step = minutes ? 60 : 1;
  const inside = [...new Set([min, min + step, max - step, max, ...unlimited === undefined ? [] : [unlimited], ...fraction ? [min + 0.5] : []])];
  const fractions = fraction ? [] : [min + 0.5];
  const outside = [
    min - 1, min - 0.5, -2, -0.5, NaN, Infinity, -Infinity, ...fractions,
    ...open ? [] : [max + 1], ...minutes ? [min + 1] : [], ...min > 0 ? [0] : [],
  ]
    .filter((value) => value !== unlimited && !(type === 'Duration' && value < 0));
  const wrap = (value: number) => (type === 'Duration' ? Duration.seconds(value) : value);
  return [
    ...inside.map((value) => ({ name: `${value}`, of, give: () => wrap(value), taken: () => value })),
    ...[...new Set(outside)].map((value) => ({ name: `${value}`, of, give: () => wrap(value) })),
  ];
}

function tokens(of: NumberProp): Case[] {
  const wrap = (value: number) => (of.type === 'Duration' ? Duration.seconds(value) : value);
  return [
    { name: 'a Lazy', of, give: () => wrap(Lazy.number({ produce: () => of.max })), taken: () => of.max },
    {
      name: 'a parameter',
      of,
      give: (scope) => wrap(new CfnParameter(scope, 'Parameter', { type: 'Number' }).valueAsNumber),
      taken: (stack, scope) => ({ Ref: stack.getLogicalId(scope.node.findChild('Parameter') as CfnParameter) }),
    },
    ...of.type === 'number' ? [] : [
      { name: 'a Lazy counted in minutes', of, give: () => Duration.minutes(Lazy.number({ produce: () => 5 })) },
      { name: 'a fraction of a second more than its least', of, give: () => Duration.millis(of.min * 1000 + 500) },
    ],
  ];
}

function others(of: NumberProp): Case[] {
  const strangers: readonly unknown[] = ['', '5', [], [5], {}, true, ...of.type === 'number' ? [Duration.seconds(of.min)] : [of.min, of.max, NaN]];
  return [
    ...strangers.map((value) => ({ name: `${JSON.stringify(value)} (${typeof value})`, of, give: () => value })),
    ...[undefined, ...of.prop === 'startingPositionTimestamp' ? [] : [null]].map((value) => ({
      name: String(value), of, give: () => value, ...of.prop === 'startingPositionTimestamp' ? {} : { taken: () => of.absent },
    })),
  ];
}

const CASES = NUMBER_PROPS.flatMap((of) => [...numbers(of), ...tokens(of), ...others(of)]
  .map((one) => ({ ...one, name: `${of.owner}.${of.prop} of ${one.name}` })));
const REFUSED = CASES.filter(({ taken }) => !taken);
const TAKEN = CASES.filter((one): one is Case & Required<Pick<Case, 'taken'>> => one.taken !== undefined);

test('every number and duration of the public props is in the table', () => {
  const written = constructNames().map((name) => `${name}Props`).flatMap((name) => [...propsOf(name)]
    .filter(([, type]) => /number|Duration|PollerConfig|AlarmOptions/.test(type)).map(([prop]) => `${name}.${prop}`));
  expect([...new Set(NUMBER_PROPS.map(({ props, prop }) => `${props}.${prop.split('.')[0]}`))].sort()).toEqual(written.sort());
});

describe('what AWS would reject is refused, with the value', () => {
  test.each(REFUSED)('$name', ({ of, give }) => {
    const stack = newStack();
    const message = refusalOf(() => of.make(stack, give(stack)));
    expect(message).toContain(`: ${of.prop} `);
  });
});

describe('what AWS takes is in the template as it was given', () => {
  const stack = newStack();
  const made = new Map<Case, { scope: Construct; outcome: Untyped }>();
  let synthesized: Synthesized;
  beforeAll(() => {
    TAKEN.forEach((one, index) => {
      const scope = new Construct(stack, `Case${index}`);
      made.set(one, { scope, outcome: outcomeOf(() => one.of.make(scope, one.give(scope))) });
    });
    synthesized = new Synthesized(stack);
  });

  test.each(TAKEN)('$name', (one) => {
    const { scope, outcome } = made.get(one)!;
    if (outcome instanceof Error) {
      throw outcome;
    }
    const { Properties } = synthesized.resource(outcome);
    if (one.of.path === undefined) {
      expect(Object.keys(Properties)).not.toContain(one.of.prop);
    } else {
      expect(at(Properties, one.of.path)).toEqual(one.taken(stack, scope));
    }
  });

  test('nothing in the template is NaN, null or an unresolved token', () => {
    const strangers = Object.entries(synthesized.json.Resources).filter(([, resource]) => /NaN|\bnull\b|Infinity|e\+289|Token\[/.test(JSON.stringify(resource)));
    expect(strangers).toEqual([]);
  });
});
