/** What the TypeScript of a snippet says, as far as its translations need it. */

export interface Import {
  readonly module: string;
  /** Of `import * as lambda`. */
  readonly namespace?: string;
  /** Of `import { Stack }`. */
  readonly names: readonly string[];
}

/** What each import binds: `lambda` to all of `aws-cdk-lib/aws-lambda`, or `Stack` to that name of `aws-cdk-lib`. */
export function importsOf(source: string): Import[] {
  const found = [...source.matchAll(/^import (?:\* as (\w+)|\{ ?([^}]*?) ?\}) from '([^']+)';/gm)];
  return found.map(([, namespace, names, module]) => ({ module, namespace, names: names?.split(',').map(name => name.trim()).filter(name => name !== '') ?? [] }));
}

/** The statements, without what imports, declares or only tells. */
const statementsOf = (source: string) => source.replace(/^import .*$|^declare .*$|\/\/.*$/gm, '').replace(/'[^'\n]*'/g, "''");

/** The variables of `declare const` that the snippet speaks of, each with its type as TypeScript writes it; the fixture declares more. */
export function variablesOf(visible: string, complete: string): Record<string, string> {
  const declared = [...complete.matchAll(/^declare const (\w+): ([\w.]+);/gm)];
  const spoken = declared.filter(([, name]) => new RegExp(`(?<![.\\w])${name}\\b(?!\\??:)`).test(statementsOf(visible)));
  return Object.fromEntries(spoken.map(([, name, type]): [string, string] => [name, type]));
}

/** The properties that the snippet reads, such as `queue` of `orders` in `orders.queue`. */
export function propertiesRead(source: string): Array<{ of: string; name: string }> {
  const found = [...statementsOf(source).matchAll(/(?<![.\w])([a-z]\w*)\.([a-z]\w*)\b(?!\s*\()/g)];
  return [...new Set(found.map(([text]) => text))].map(text => ({ of: text.split('.')[0], name: text.split('.')[1] }));
}

/** What the snippet reads of a property, such as `defaultChild` of `node` in `orders.node.defaultChild`. */
export function propertiesOfProperties(source: string): Array<{ of: string; name: string }> {
  const found = [...statementsOf(source).matchAll(/\.([a-z]\w*)\.([a-z]\w*)\b(?!\s*\()/g)];
  return [...new Set(found.map(([, of, name]) => `${of}.${name}`))].map(text => ({ of: text.split('.')[0], name: text.split('.')[1] }));
}
