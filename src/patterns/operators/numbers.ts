/** Operators on what is no plain text: numeric ranges, IP addresses, and whether a value exists. */
import { Known, unknown } from '../../model/known';
import { EventText } from '../event-text';
import { LARGEST_NUMBER_IN_PATTERN } from '../facts';
import { isText, onlyItem, Operator } from './operator';

const NUMERIC = 'a comparison and its number, or a lower and an upper bound, between -5,000,000,000 and 5,000,000,000';

export const numeric: Operator = {
  refuses: (operand) => (isRange(operand) ? undefined : NUMERIC),
  argument: NUMERIC,
  example: '["=", 3], or two of them, such as [">=", 0, "<", 10]',
  matches: () => false,
};

const [LOWER, UPPER]: readonly (readonly unknown[])[] = [['>', '>='], ['<', '<=']];

/** One comparison, or a lower bound and then a greater upper one. */
function isRange(operand: unknown): boolean {
  if (!Array.isArray(operand)) return false;
  const [first, number, second, top, ...more] = operand as readonly unknown[];
  if (more.length > 0 || !isNumber(number)) return false;
  if (operand.length === 2) return first === '=' || LOWER.includes(first) || UPPER.includes(first);
  return operand.length === 4 && LOWER.includes(first) && UPPER.includes(second) && isNumber(top) && number < top;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LARGEST_NUMBER_IN_PATTERN;
}

const CIDR = 'an IP address with the length of its prefix';

export const cidr: Operator = {
  refuses: (operand) => (isText(operand) && isCidr(operand) ? undefined : CIDR),
  argument: CIDR,
  example: '"10.0.0.0/24"',
  repair: onlyItem,
  matches: (_, text): Known<boolean> => (isAddress(text) ? unknown('whether an address is in a range') : false),
};

function isAddress(text: EventText): boolean {
  return typeof text === 'string' && /[.:]/.test(text) && /^[0-9a-f.:]+$/i.test(text);
}

function isCidr(text: string): boolean {
  const [address, mask, ...more] = text.split('/');
  if (more.length > 0 || mask === undefined || !/^\d{1,3}$/.test(mask)) return false;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return address.split('.').every((part) => Number(part) <= 255) && Number(mask) <= 32;
  return /^[0-9a-f:.]{2,45}$/i.test(address) && address.includes(':') && Number(mask) <= 128;
}

const QUOTED_BOOLEANS: ReadonlyMap<unknown, boolean> = new Map([['true', true], ['false', false]]);

export const exists: Operator = {
  repair: (operand) => QUOTED_BOOLEANS.get(operand),
  refuses: (operand) => (typeof operand === 'boolean' ? undefined : 'true or false'),
  argument: 'true or false',
  example: 'true for events with the key, or false for those without',
  matches: (operand) => operand === true,
};
