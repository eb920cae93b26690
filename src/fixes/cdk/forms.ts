/** The forms in which an option takes a value of a template; undefined if it takes no such value. */
import { DAY, HOUR, MINUTE } from '../../facts/units';
import { own } from '../../template/json';
import { CdkNames } from './cdk-names';
import { expression } from './expression';
import { referenceIn } from './reference';

export type Form = (value: unknown, names: CdkNames) => string | undefined;

export const text: Form = (value, names) => expression(value, names);

export const number: Form = (value) => (numeric(value) === undefined ? undefined : String(numeric(value)));

export const flag: Form = (value) => (['true', 'false'].includes(String(value)) ? String(value) : undefined);

/** Writes a duration in the largest unit that gives an integer. */
const duration = (units: readonly (readonly [name: string, size: number])[]): Form => (value) => {
  const amount = numeric(value);
  if (amount === undefined) return undefined;
  const [name, size] = units.find(([, each]) => amount >= each && amount % each === 0) ?? units[units.length - 1];
  return `Duration.${name}(${amount / size})`;
};
export const seconds = duration([['days', DAY], ['hours', HOUR], ['minutes', MINUTE], ['seconds', 1]]);
export const hours = duration([['days', 24], ['hours', 1]]);

export const member = (enumeration: string, spelled: (value: string) => string = (value) => value): Form => (value) => (
  typeof value === 'string' && /^[\w-]+$/.test(value) ? `${enumeration}.${spelled(value)}` : undefined
);

/** Whether a value, or every item of a list, is this word. */
export const literalForm = (word: string): Form => (value) => String([value].flat().includes(word));

/** The construct that an ARN or a name refers to. */
export const construct = (type: string): Form => (value, names) => {
  const { logicalId } = referenceIn(value) ?? {};
  const isOne = logicalId !== undefined && names.type(logicalId) === type && names.highLevel(logicalId) !== undefined;
  return isOne ? names.construct(logicalId) : undefined;
};

export const each = (form: Form): Form => (value, names) => {
  const items = Array.isArray(value) ? value.map((item) => form(item, names)) : [undefined];
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
};

/** The class of the destination for each kind of target. */
export const placementForm = (classes: Readonly<Record<string, string>>): Form => (value, names) => {
  const type = names.type(referenceIn(value)?.logicalId ?? '') ?? '';
  const wrapper = own(classes, type);
  const wrapped = construct(type)(value, names);
  return typeof wrapper !== 'string' || wrapped === undefined ? undefined : `new ${wrapper}(${wrapped})`;
};

function numeric(value: unknown): number | undefined {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : undefined;
}
