/** Go has no optional parameters: what a call of TypeScript leaves out is `nil`, which jsii-rosetta leaves out as well. */
import { fqnInGo } from './go-names';
import { methodParameters, Parameter, parametersOf } from './modules';

/** A constructor, `awslambda.NewFunction(`, or a static method, `awslambda.Code_FromInline(`. */
const CALL = /\b(\w+)\.(?:New([A-Z][A-Za-z\d]*)|([A-Z][A-Za-z\d]*)_([A-Z]\w*))\(/g;

/** A method of a variable, `handler.AddAlias(`. */
const METHOD_CALL = /(?<=\b[a-z]\w*\.)([A-Z]\w*)\(/g;

type Parameters = readonly Parameter[] | undefined;

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

/** The parameters of the only method of this name that the types of the snippet have. */
function methodOf(name: string, fqns: readonly string[]): Parameters {
  const found = fqns.flatMap(fqn => [methodParameters(fqn, name) ?? []]).filter(parameters => parameters.length > 0);
  const kinds = new Set(found.map(parameters => parameters.map(parameter => parameter.name).join()));
  return kinds.size === 1 ? found[0] : undefined;
}

function parametersOfCall([, prefix, made, owner, method]: readonly string[], fqns: readonly string[]): Parameters {
  const fqn = fqnInGo(`${prefix}.${(made as string | undefined) ?? owner}`, fqns);
  return fqn === undefined ? undefined : parametersOf(fqn, method);
}

/** The calls are read backwards, so that what is added to one moves none of those to come. */
export function addNils(code: string, fqns: readonly string[]): string {
  const calls = [
    ...[...code.matchAll(CALL)].map(call => ({ call, parameters: parametersOfCall(call, fqns) })),
    ...[...code.matchAll(METHOD_CALL)].map(call => ({ call, parameters: methodOf(call[1], fqns) })),
  ].sort((a, b) => b.call.index - a.call.index);
  return calls.reduce((text, { call, parameters }) => {
    if (!parameters) return text;
    const { end, count } = readArguments(text, call.index + call[0].length);
    const missing = parameters.slice(count).filter(parameter => !parameter.variadic).map(() => 'nil');
    return text.slice(0, end) + (count > 0 && missing.length > 0 ? ['', ...missing] : missing).join(', ') + text.slice(end);
  }, code);
}
