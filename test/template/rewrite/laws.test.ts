/** For every template and every change of its value: the text that is written has that value, and its other lines stay. */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { NotWritable } from '../../../src/template/rewrite/source-tree';
import { TemplateText } from '../../../src/template/rewrite/template-text';

const ROOT = join(__dirname, '../../..');
const inFolder = (folder: string): string[] => readdirSync(join(ROOT, folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).map((name) => join(folder, name));
const FILES = [
  'examples/sam/shop/template.yaml', ...inFolder('test/cases/templates'), ...inFolder('test/cases/reports'),
  ...inFolder('test/cases/permissions'), ...inFolder('test/rules/fixtures').filter((_, i) => i % 20 === 0),
];

type Holder = Record<string, unknown> | unknown[];

/** Each object and list of a value, itself the first. */
function holdersIn(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Holder, ...Object.values(value).flatMap(holdersIn)];
}

/** Numbers that look drawn, the same in each run. */
function* drawn(seed: number): Generator<number> {
  for (let at = seed; ;) {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield at;
  }
}

const NEW = [60, 'a: b', 'AWS::SQS::Queue', 'yes', '2012-10-17', true, { Ref: 'Queue' }, { 'Fn::Sub': 'a-${B}' }, ['x', 'y'],
  { A: 1, B: { C: ['d', { E: 'f' }] } }, { 'Fn::If': ['c', { A: [1] }, { Ref: 'AWS::NoValue' }] }, {}, []];

function mutate(value: unknown, random: Generator<number>): void {
  const next = (below: number): number => random.next().value % below;
  const holders = holdersIn(value);
  const holder = holders[next(holders.length)];
  const content = structuredClone(NEW[next(NEW.length)]);
  if (Array.isArray(holder)) {
    if (next(3) === 0 && holder.length > 0) holder.splice(next(holder.length), 1);
    else if (next(2) === 0 && holder.length > 0) holder[next(holder.length)] = content;
    else holder.push(content);
    return;
  }
  const keys = Object.keys(holder);
  if (next(3) === 0 && keys.length > 0) delete holder[keys[next(keys.length)]];
  else if (next(2) === 0 && keys.length > 0) holder[keys[next(keys.length)]] = content;
  else holder[`New${next(9)}`] = content;
}

/** The text with the value, or undefined if it must be refused. */
function written(text: TemplateText, value: unknown): string | undefined {
  try {
    return text.with(value);
  } catch (error) {
    if (error instanceof NotWritable) return undefined;
    throw error;
  }
}

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replace(/\n/g, '\r\n')],
  ['with a byte order mark and no end of line', (text) => `\uFEFF${text.trimEnd()}`],
];

describe.each(FILES)('%s', (file) => {
  const original = readFileSync(join(ROOT, file), 'utf8');
  test.each(VARIANTS)('is read back with each change, %s', (_, vary) => {
    const before = vary(original);
    let text: TemplateText;
    try {
      text = new TemplateText(before, file);
    } catch (error) {
      expect(error).toBeInstanceOf(NotWritable);
      return;
    }
    expect(text.with(structuredClone(text.value))).toBe(before);
    for (let seed = 1; seed <= 8; seed += 1) {
      const random = drawn(seed * 7_919);
      const value = structuredClone(text.value);
      for (let i = 0; i <= seed % 7; i += 1) mutate(value, random);
      const after = written(text, value);
      if (after === undefined) continue;
      try {
        expect(normal(new TemplateText(after, file).value)).toEqual(normal(value));
        expect(after.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
        if (before.includes('\r\n')) expect(after.replace(/\r\n/g, '')).not.toContain('\n');
      } catch (error) {
        throw new Error(`${file}, seed ${seed}:\n${after}\n${String(error)}`);
      }
    }
  });
});

/** A short tag writes both parts of `Fn::GetAtt` as one text. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (
    key === 'Fn::GetAtt' && Array.isArray(inner) && inner.length === 2 && inner.every((one) => typeof one === 'string') ? inner.join('.') : inner
  )));
}
