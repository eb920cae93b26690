/** Go has no optional parameters: what a call of TypeScript leaves out is `nil`, which jsii-rosetta leaves out as well. */
import { fqnInGo } from './go-names';
import { parametersOf } from './modules';

/** A constructor, `awslambda.NewFunction(`, or a static method, `awslambda.Code_FromInline(`. */
const CALL = /\b(\w+)\.(?:New([A-Z][A-Za-z\d]*)|([A-Z][A-Za-z\d]*)_([A-Z]\w*))\(/g;

/** Where the parenthesis that is open before `start` closes, and how many arguments are between. */
function readArguments(code: string, start: number): { end: number; count: number } {
  let depth = 1;
  let commas = 0;
  let end = start;
  for (; end < code.length; end++) {
    if (code.startsWith('//', end)) end = code.indexOf('\n', end);
    if (code[end] === '"') end += /^"(?:[^"\\]|\\.)*"/.exec(code.slice(end))![0].length;
    if ('([{'.includes(code[end])) depth++;
    if (')]}'.includes(code[end])) depth--;
    if (depth === 0) break;
    if (depth === 1 && code[end] === ',') commas++;
  }
  return { end, count: code.slice(start, end).trim() === '' ? 0 : commas + 1 };
}

/** The calls are read backwards, so that what is added to one moves none of those to come. */
export function addNils(code: string, fqns: readonly string[]): string {
  return [...code.matchAll(CALL)].reverse().reduce((text, { index, ...groups }) => {
    const { 0: call, 1: prefix, 2: made, 3: owner, 4: method } = groups;
    const fqn = fqnInGo(`${prefix}.${(made as string | undefined) ?? owner}`, fqns);
    const parameters = fqn === undefined ? undefined : parametersOf(fqn, method);
    if (!parameters) return text;
    const { end, count } = readArguments(text, index + call.length);
    const missing = parameters.slice(count).filter(parameter => !parameter.variadic).map(() => 'nil');
    return text.slice(0, end) + (count > 0 && missing.length > 0 ? ['', ...missing] : missing).join(', ') + text.slice(end);
  }, code);
}
