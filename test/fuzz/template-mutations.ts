/**
 * Ways to spoil a template. Each is data, a kind with numbers that choose the place, so that a case can be shrunk, printed and made again.
 */
import * as fc from 'fast-check';
import { setOwnProperty } from '../../src/fixes/set-own-property';
import { corpus } from '../hostile/corpus';

export interface Mutation {
  readonly kind: keyof typeof KINDS;
  /** Which value of the template. */
  readonly at: number;
  /** Which value of which other template, where the kind takes one. */
  readonly sample: number;
  readonly from: number;
  readonly value: unknown;
}

interface Spot { readonly holder: object; readonly key: string; readonly value: unknown }

const SAMPLES = corpus().map(({ template: { Metadata: _, ...template } }) => template);
const NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'a.b', '0', '', '${x}', 'Fn::If', 'Ref', '\u001b[2J', '\u202e', '\ud800', 'a\nb\u0000', '👩‍👩‍👧'];
const SAID = ['Arn', 'live', '${Queue.Arn}*', '${AWS::AccountId}', 'arn:aws:sqs:eu-west-1:1:q', 'arn:aws:lambda:eu-west-1:1:function:f:live', '*', '{"a":1}', '{{resolve:ssm:/x}}',
  '\u001b]8;;http://x\u0007click\u001b]8;;\u0007', '\u009b31m', ']]>', '"><script>', '&#0;', '\uffff', 'NaN', '-0', '1e400', 'Infinity', '0x10', '9007199254740993'];

const VALUE = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1.5, 1e308, '', [], {}, ...NAMES, ...SAID),
  fc.constantFrom<unknown>({ Ref: 'AWS::NoValue' }, { Ref: 'AWS::AccountId' }, { Ref: 'Nothing' }, { 'Fn::GetAtt': ['Queue', 'Arn'] }, { 'Fn::Nope': 1 }, { 'Fn::Sub': '${A.Arn}${B}' },
    { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, 1] }, { 'Fn::ImportValue': 'x' }, { 'Fn::Split': [',', { Ref: 'P' }] }, { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'Batch'] }),
  fc.nat({ max: 20_000_000 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<readonly [string, number]>(['x', 200_000], ['é:/', 50_000], ['$', 5_000], ['${', 5_000]).map(([text, times]) => text.repeat(times)),
);

const KINDS = {
  replace: ({ holder, key }: Spot, { value }: Mutation) => setOwnProperty(holder, key, copy(value)),
  remove: ({ holder, key }: Spot) => (Array.isArray(holder) ? void holder.splice(Number(key), 1) : setOwnProperty(holder, key, undefined)),
  transplant: ({ holder, key }: Spot, mutation: Mutation) => setOwnProperty(holder, key, foreign(mutation)),
  duplicate: ({ holder, key, value }: Spot, { from }: Mutation) => setOwnProperty(holder, Array.isArray(holder) ? String(holder.length) : `${key}${NAMES[from % NAMES.length]}`, copy(value)),
  rename: ({ holder, key, value }: Spot, { from }: Mutation) => {
    if (Array.isArray(holder)) return;
    setOwnProperty(holder, key, undefined);
    setOwnProperty(holder, NAMES[from % NAMES.length], value);
  },
  either: ({ holder, key, value }: Spot, mutation: Mutation) => setOwnProperty(holder, key, { 'Fn::If': ['Condition', value, copy(mutation.value) ?? { Ref: 'AWS::NoValue' }] }),
  list: ({ holder, key, value }: Spot) => setOwnProperty(holder, key, Array.isArray(value) ? value[0] ?? null : [value]),
  text: ({ holder, key, value }: Spot) => setOwnProperty(holder, key, asText(value)),
  deepen: ({ holder, key, value }: Spot, { from }: Mutation) => setOwnProperty(holder, key, nested(value, from % 3_000)),
  poison: ({ holder, key, value }: Spot, { from }: Mutation) => {
    if (typeof value === 'string') setOwnProperty(holder, key, `${value.slice(0, from % 7)}${SAID[from % SAID.length]}${value.slice(from % 7)}`);
  },
  refer: ({ holder, key }: Spot, { at, from }: Mutation, template: object) => {
    const ids = Object.keys((template as { Resources?: object }).Resources ?? {});
    const id = ids[from % ids.length] ?? 'Nothing';
    setOwnProperty(holder, key, at % 2 === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, 'Arn'] });
  },
} satisfies Record<string, (spot: Spot, mutation: Mutation, template: object) => void>;

export const CASE = fc.record({
  sample: fc.nat({ max: SAMPLES.length - 1 }),
  mutations: fc.array(fc.record<Mutation>({
    kind: fc.constantFrom(...Object.keys(KINDS) as Mutation['kind'][]),
    at: fc.nat({ max: 1_000 }),
    sample: fc.nat({ max: SAMPLES.length - 1 }),
    from: fc.nat({ max: 1_000 }),
    value: VALUE,
  }), { minLength: 1, maxLength: 6 }),
});

export type Case = typeof CASE extends fc.Arbitrary<infer T> ? T : never;

export function templateOf({ sample, mutations }: Case): unknown {
  const template = copy(SAMPLES[sample]);
  for (const mutation of mutations) {
    const spots = spotsOf(template);
    if (spots.length > 0) KINDS[mutation.kind](spots[mutation.at % spots.length], mutation, template);
  }
  return template;
}

function foreign({ sample, from }: Mutation): unknown {
  const spots = spotsOf(SAMPLES[sample]);
  return copy(spots[from % spots.length].value);
}

function nested(value: unknown, depth: number): unknown {
  let outer = value;
  for (let i = 0; i < depth; i += 1) outer = i % 2 === 0 ? { 'Fn::Select': [0, [outer]] } : { 'Fn::Join': ['', [outer]] };
  return outer;
}

/** In the order that they are written; what is deep stays as it is. */
function spotsOf(top: unknown): readonly Spot[] {
  const spots: Spot[] = [];
  const pending = [{ value: top, depth: 0 }];
  for (const { value, depth } of pending) {
    if (typeof value !== 'object' || value === null || depth > 30) continue;
    for (const [key, inner] of Object.entries(value)) {
      spots.push({ holder: value, key, value: inner });
      pending.push({ value: inner as unknown, depth: depth + 1 });
    }
  }
  return spots;
}

/** What is too deep to be written stays as it is. */
function asText(value: unknown): unknown {
  try {
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

/** What is nested too deeply to be copied is shared. */
function copy<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}
