/** What jsii-rosetta gets wrong in Go: packages, pointers, properties and what a call leaves out. */
import { JSII, fqnInGo, goImport, isRead, qualify } from './go-names';
import { addNils } from './mend-go-arguments';
import { callProperties, callSetters, capital } from './mend-names';
import { goPackage, isStruct, namespaceOf, splitFqn } from './modules';
import { Facts } from './tablet';

/**
 * Packages have their own names, which editors import by themselves: `lambda` of TypeScript is `awslambda`. What is imported by name from a
 * module of aws-cdk-lib comes as one of its root, as in `awscdk.NewSnsAction`.
 */
const namePackages = (code: string, { imports }: Facts) => imports.reduce((text, { module, namespace, names }) => {
  const wrong = namespace ? `${namespace}\\.(?=[A-Z])` : `awscdk\\.(?=(?:New)?(?:${names.join('|')})(?![a-zA-Z\\d]))`;
  return text.replace(new RegExp(`(?<![.\\w"])${wrong}`, 'g'), `${goPackage(namespaceOf(module)).name}.`);
}, code);

/** Types of literals, variables, bases and parameters come without their package; a struct is handed over by address. */
function qualifyTypes(code: string, fqns: readonly string[]): string {
  const full = (name: string) => qualify(name, fqns);
  const parameter = (name: string) => {
    const fqn = fqnInGo(name, fqns);
    return (fqn !== undefined && isStruct(fqn) ? '*' : '') + full(name);
  };
  return code
    .replace(/(&|\[\]|map\[string\])([A-Z]\w*)(?=\{)/g, (_, before: string, name: string) => before + full(name))
    .replace(/(?<=\.\()([A-Z]\w*)(?=\))/g, name => full(name))
    .replace(/^var (\w+) ([A-Z]\w*)$/gm, (_, variable: string, name: string) => `var ${variable} ${full(name)}`)
    .replace(/(?<= struct \{\n\t)([A-Z]\w*)$/gm, name => full(name))
    .replace(/^func .*$/gm, line => line.replace(/(?<=\w )([A-Z]\w*)(?=[,)])/g, name => parameter(name)))
    .replace(/\bnew(\w+)_Override\(/g, (_, name: string) => full(name).replace(/(\w+)$/, 'New$1_Override('));
}

/** The runtime of jsii refuses a class that overrides no method. Such a class is a function that makes its base, as `cdk init` writes a stack. */
const makeBases = (code: string) =>
  code.replace(/^type (\w+) struct \{\n\t(\S+)\n\}\n\n(func New\1\(.*\) )\*\1 \{\n\tthis := &\1\{\}\n\t(\S+)_Override\(this, /gm,
    (text, name: string, base: string, head: string, make: string) =>
      new RegExp(`^func \\(\\w+ \\*${name}\\)`, 'm').test(code) ? text : `${head}${base} {\n\tthis := ${make}(`);

/** Lists and maps in a struct are handed over by address. */
const takeAddresses = (code: string) => code.replace(/^(\s*\w+: )(?=\[\]|map\[)/gm, '$1&');

/** The runtime of jsii calls it `Bool`. */
const nameBool = (code: string) => code.replaceAll('jsii.Boolean(', 'jsii.Bool(');

/** A static method comes as it is written in TypeScript. */
const nameMethods = (code: string) => code.replace(/(?<=\b[A-Z]\w*_)[a-z]\w*(?=\()/g, capital);

/** `{ handler }` comes as `Handler: Handler`, and the second is a variable. */
const writeVariables = (code: string) =>
  code.replace(/\b([A-Z])(\w*): \1\2,$/gm, (_, first: string, rest: string) => `${first}${rest}: ${first.toLowerCase()}${rest},`);

/** Imports come without the version and the package, some twice, and that of jsii not at all. */
function importPackages(code: string, { imports, fqns }: Facts): string {
  const [before] = /^(?:import .*\n+)*/.exec(code)!;
  if (!before) return code;
  const rest = code.slice(before.length);
  const imported = imports.map(({ module }) => namespaceOf(module));
  const inferred = fqns.map(fqn => splitFqn(fqn).namespace).filter(namespace => !imported.includes(namespace));
  const lines = [...imports.map(goImport), ...inferred.map(namespace => `import "${goPackage(namespace).path}"`), JSII];
  return `${[...new Set(lines)].filter(line => isRead(rest, line)).join('\n')}\n\n${rest}`;
}

/** In order: a call of a static method may come with a star in its name, and what is missing in a call is known by the full name of it. */
export function mendGo(code: string, facts: Facts): string {
  const named = qualifyTypes(namePackages(nameMethods(nameBool(code.replace(/(\w_)\*(?=[A-Z])/g, '$1'))), facts), facts.fqns);
  const called = callSetters(callProperties(writeVariables(takeAddresses(makeBases(named))), facts.typescript, ''), '', 'Set');
  return importPackages(addNils(called, facts.fqns), facts);
}
