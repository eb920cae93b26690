/**
 * Every value of a fixture hidden behind a parameter, one after the other: each leaf of each resource's properties,
 * and every parent. A rule must then report the same defect, or that it is undecided. For a sound template it may be
 * undecided, and never reports a defect.
 */
import { check } from '../../src/checks/check';
import { CheckResult, Result } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { Json } from '../template/app-of';
import { Fixture, Template } from './fixture';

type Key = string | number;

export interface HiddenCase {
  /** `<resource> <path>`. */
  readonly where: string;
  /** What is wrong with the rule's answer; undefined where nothing is. */
  readonly fault?: 'silent' | 'false' | 'certain';
}

const PARAMETERS: Json = {
  Hidden: { Type: 'String' }, HiddenNumber: { Type: 'Number' }, HiddenList: { Type: 'CommaDelimitedList' },
};

/** What stands in some fixture at a property of a type of resource, one word or number: `AWS::SQS::Queue FifoQueue`. */
export type SeenValues = ReadonlyMap<string, readonly unknown[]>;

/** What the rule answers to each value that is hidden; in a bad fixture, to those of other fixtures as well. */
export function hiddenCases(fixture: Fixture, seen: SeenValues): readonly HiddenCase[] {
  const { template, bad, fix } = fixture;
  const rules = ALL_RULES.filter(({ id }) => id === fixture.rule);
  const asked = (changed: Template): CheckResult => (
    check(readDeliveryGraph(new TemplateApp([{ name: 'App', template: changed }])), rules)
  );
  const before = new Set(asked(template).findings.map(placeOf));
  return placesOf(template, bad ? fix : [], bad ? seen : new Map()).map(([id, path]) => {
    const put = (value: unknown): Template => withValue(template, ['Resources', id, 'Properties', ...path], value);
    const { Properties } = template.Resources[id];
    const value = path.reduce<unknown>((inside, key) => (inside as Json | undefined)?.[key], Properties);
    const Parameters = { ...template.Parameters as Json, ...PARAMETERS };
    const { findings, unknowns } = asked({ ...put(hiding(value)), Parameters });
    const where = `${id} ${path.join('.')}`;
    const still = findings.map(placeOf);
    if (!bad) return still.length > 0 ? { where, fault: 'false' } : { where };
    // What is hidden may lead the same defect to another place of the app.
    const isMoved = still.some((place) => !before.has(place));
    const isLost = [...before].some((place) => !still.includes(place));
    if (isLost && unknowns.length === 0 && !isMoved) return { where, fault: 'silent' };
    const mended = fix.filter((one) => `${one.resource} ${one.path}` === where && one.value !== null)
      .map((one) => one.value);
    const left = seen.get(`${template.Resources[id].Type} ${path.join('.')}`) ?? [];
    const others = [...value === undefined ? left : othersOf(value), ...mended];
    const isDecided = still.length > 0 && others.some((other) => isSilent(asked(put(other))));
    return isDecided ? { where, fault: 'certain' } : { where };
  });
}

const placeOf = ({ at, property }: Result): string => `${at.logicalId} ${property}`;
const isSilent = ({ findings, unknowns }: CheckResult): boolean => findings.length === 0 && unknowns.length === 0;

/** Some that may stand there as well: if one of them makes the rule silent, it cannot be certain of a hidden one. */
function othersOf(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case 'number': return [1, 10, 100, 900, 86_400];
    case 'boolean': return [!value];
    case 'string': return ['other'];
    default: return [];
  }
}

export function seenValues(all: readonly Fixture[]): SeenValues {
  const seen = new Map<string, unknown[]>();
  for (const { Type, Properties } of all.flatMap(({ template }) => Object.values(template.Resources))) {
    for (const [name, value] of Object.entries(Properties ?? {})) {
      const values = seen.get(`${Type} ${name}`) ?? [];
      seen.set(`${Type} ${name}`, values);
      if (typeof value !== 'object' && !values.includes(value) && values.length < MOST_VALUES) values.push(value);
    }
  }
  return seen;
}

const MOST_VALUES = 4;

/** Every value that a template sets, and the values that its fix or another fixture would add. */
function placesOf(
  { Resources }: Template, fix: Fixture['fix'], seen: SeenValues,
): readonly (readonly [string, readonly Key[]])[] {
  const places = new Map<string, readonly [string, readonly Key[]]>();
  const add = (id: string, path: readonly Key[]): void => {
    places.set(`${id} ${path.join('.')}`, places.get(`${id} ${path.join('.')}`) ?? [id, path]);
  };
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    pathsIn(Properties).forEach((path) => add(id, path));
    const type = `${Type} `;
    [...seen.keys()].filter((key) => key.startsWith(type)).forEach((key) => add(id, [key.slice(type.length)]));
  }
  for (const { resource, path, value } of fix) {
    if (path === undefined || path === 'DependsOn' || value === null || Resources[resource] === undefined) continue;
    const keys = path.split('.');
    keys.forEach((_, i) => add(resource, keys.slice(0, i + 1)));
  }
  return [...places.values()];
}

/** Large, and read by no rule: hidden as a whole and not piece by piece. */
const UNREAD: readonly Key[] = ['AssumeRolePolicyDocument', 'Code'];

/** What an intrinsic is made of is no value of its own. */
function pathsIn(value: unknown): readonly (readonly Key[])[] {
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = Array.isArray(value) ? Number(name) : name;
    return [[key], ...(UNREAD.includes(key) ? [] : pathsIn(inner)).map((path) => [key, ...path])];
  });
}

function isIntrinsic(value: object): boolean {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && /^(?:Ref|Fn::.*)$/.test(name ?? '');
}

function hiding(value: unknown): Json {
  if (Array.isArray(value)) return { Ref: 'HiddenList' };
  return { Ref: typeof value === 'number' ? 'HiddenNumber' : 'Hidden' };
}

/** A copy of the way there; all the rest is shared. */
function withValue<T>(holder: T, [key, ...rest]: readonly Key[], value: unknown): T {
  const copy = (Array.isArray(holder) ? [...holder] : { ...holder }) as Json;
  copy[key] = rest.length === 0 ? value : withValue(copy[key] ?? {}, rest, value);
  return copy as T;
}
