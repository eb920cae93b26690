/** How Go names what the TypeScript of a snippet imports. */
import { goPackage, namespaceOf, splitFqn } from './modules';
import { Facts } from './tablet';
import { Import } from './typescript';

type Names = Pick<Facts, 'fqns' | 'imports'>;

export const JSII = 'import "github.com/aws/jsii-runtime-go"';

/** The name under which Go code refers to a module: the snippet's own for `import * as lambda`, else that of the package. */
export function prefixOf(namespace: string, imports: readonly Import[]): string {
  const found = imports.find(({ module, namespace: name }) => name && namespaceOf(module) === namespace);
  return found?.namespace ?? goPackage(namespace).name;
}

/** The type that Go code calls `Function`, or `lambda.Function`, if the snippet speaks of it. */
export function fqnInGo(name: string, { fqns, imports }: Names): string | undefined {
  const [type, prefix] = name.split('.').reverse() as [string, string | undefined];
  return fqns.find((fqn) => {
    const found = splitFqn(fqn);
    return found.name.replaceAll('.', '_') === type && [undefined, prefixOf(found.namespace, imports)].includes(prefix);
  });
}

/** The full name in Go of a type that a snippet speaks of: `Function` is `lambda.Function`. Another name stays as it is. */
export function qualify(name: string, facts: Names): string {
  const fqn = fqnInGo(name, facts);
  return fqn ? `${prefixOf(splitFqn(fqn).namespace, facts.imports)}.${name}` : name;
}

/** The line that imports what an import of TypeScript does. */
export function goImport({ module, namespace }: Import): string {
  const { name, path } = goPackage(namespaceOf(module));
  return namespace && namespace !== name ? `import ${namespace} "${path}"` : `import "${path}"`;
}

/** Go refuses an import that nothing reads. */
export function isRead(source: string, line: string): boolean {
  const [, alias, path] = /^import (?:(\w+) )?"(.*)"$/.exec(line)!;
  const name = (alias as string | undefined) ?? path.replace(/\/v\d+$/, '').split('/').pop()!.replace('jsii-runtime-go', 'jsii');
  return new RegExp(`(?<![.\\w])${name}\\.`).test(source);
}
