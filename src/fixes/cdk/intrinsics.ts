/** Prints intrinsic functions as calls of `Fn`; a form that `Fn` does not accept is passed as a token. */
import { jsonText } from '../../template/json';

type Inner = (value: unknown) => string;
type Call = (argument: unknown, inner: Inner) => string | undefined;

const list: Call = (value, inner) => (Array.isArray(value) ? inner(value) : `Token.asList(${jsonText(value) ?? 'undefined'})`);

const CALLS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['Fn::Base64', (value, inner) => `Fn.base64(${inner(value)})`],
  ['Fn::ImportValue', (value, inner) => `Fn.importValue(${inner(value)})`],
  ['Fn::Join', (value, inner) => (two(value) && typeof value[0] === 'string' ? `Fn.join(${inner(value[0])}, ${list(value[1], inner)})` : undefined)],
  ['Fn::Select', (value, inner) => (two(value) && /^\d+$/.test(String(value[0])) ? `Fn.select(${Number(value[0])}, ${listOrSplit(value[1], inner)})` : undefined)],
  ['Fn::Sub', (value, inner) => (typeof value === 'string' ? `Fn.sub(${inner(value)})` : undefined)],
]);

export function call(name: string, argument: unknown, inner: Inner): string {
  return CALLS.get(name)?.(argument, inner) ?? `Token.asString(${jsonText({ [name]: argument }) ?? 'undefined'})`;
}

/** `Fn::Split` is the only list that `Fn.split` returns. */
function listOrSplit(value: unknown, inner: Inner): string | undefined {
  const split = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['Fn::Split'] : undefined;
  return two(split) ? `Fn.split(${inner(split[0])}, ${inner(split[1])})` : list(value, inner);
}

function two(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}
