/** How Go names what the TypeScript of a snippet imports. */
import { goPackage, namespaceOf, splitFqn } from './modules';
import { Import } from './typescript';

const RUNTIME = 'github.com/aws/jsii-runtime-go';
export const JSII = `import "${RUNTIME}"`;

/** The type that Go code calls `Function`, or `awslambda.Function`, if the snippet speaks of it. */
export function fqnInGo(name: string, fqns: readonly string[]): string | undefined {
  const [type, prefix] = name.split('.').reverse() as [string, string | undefined];
  return fqns.find(fqn => {
    const found = splitFqn(fqn);
    return found.name.replaceAll('.', '_') === type && [undefined, goPackage(found.namespace).name].includes(prefix);
  });
}

/** The full name in Go of a type that a snippet speaks of: `Function` is `awslambda.Function`. Another name stays as it is. */
export function qualify(name: string, fqns: readonly string[]): string {
  const fqn = fqnInGo(name, fqns);
  return fqn === undefined ? name : `${goPackage(splitFqn(fqn).namespace).name}.${name}`;
}

/** The line that imports what an import of TypeScript does. */
export const goImport = ({ module }: Import) => `import "${goPackage(namespaceOf(module)).path}"`;

/** Go refuses an import that nothing reads. */
export function isRead(source: string, line: string): boolean {
  const [, path] = /^import "(.*)"$/.exec(line)!;
  const name = path === RUNTIME ? 'jsii' : path.replace(/\/v\d+$/, '').split('/').pop();
  return new RegExp(`(?<![.\\w])${name}\\.`).test(source);
}
