/** Decoders of the values in a JSON that anybody may have edited. Each refuses what is not as it says. */
import { own } from '../../model/json';
import { Known } from '../../model/known';

/** The message is one line. */
export class ReportError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'ReportError';
  }
}

export type Decode<T> = (value: unknown, at: string) => T;

const refuse = (at: string, what: string): never => {
  throw new ReportError(`is no report: ${at} must be ${what}`);
};

export const decodeText: Decode<string> = (value, at) => (typeof value === 'string' ? value : refuse(at, 'a string'));
export const decodeFlag: Decode<boolean> = (value, at) => (typeof value === 'boolean' ? value : refuse(at, 'true or false'));
export const decodeCount: Decode<number> = (value, at) => (
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : refuse(at, 'a number')
);
export const decodeOptional = <T>(decode: Decode<T>): Decode<T | undefined> => (value, at) => (
  value === undefined ? undefined : decode(value, at)
);
export const decodeOneOf = <T extends string>(all: readonly T[]): Decode<T> => (value, at) => (
  all.find((one) => one === value) ?? refuse(at, `one of ${all.join(', ')}`)
);
export const decodeCountOr = <T extends string>(...words: readonly T[]): Decode<number | T> => (value, at) => (
  typeof value === 'number' ? decodeCount(value, at) : decodeOneOf(words)(value, at)
);
export const decodeList = <T>(decode: Decode<T>): Decode<readonly T[]> => (value, at) => (
  Array.isArray(value) ? value.map((item, i) => decode(item, `${at}[${i}]`)) : refuse(at, 'a list')
);
export const decodeKnown = <T>(decode: Decode<T>): Decode<Known<T>> => (value, at) => {
  const reason = own(value, 'unknown');
  if (typeof reason !== 'string') return decode(value, at);
  const most = own(own(value, 'between'), 'max');
  return { unknown: reason, ...(typeof most === 'number' ? { between: { max: most } } : {}) };
};
