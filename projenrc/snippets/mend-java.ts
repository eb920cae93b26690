/** What jsii-rosetta gets wrong in Java. */
import { callProperties, splitNumbers } from './mend-names';
import { javaPackage, splitFqn } from './modules';
import { Facts } from './tablet';

/** After `import …lambda.*`, `Runtime` is one of two: each name has an import of its own. */
function importNames(code: string, { fqns }: Facts): string {
  const names = fqns.map(splitFqn).map(({ namespace, name }) => ({ pack: javaPackage(namespace), name }));
  const isUsed = (name: string) => new RegExp(`(?<![.\\w])${name}\\b`).test(code);
  return code.replace(/^import ([\w.]+)\.\*;$/gm, (_, pack: string) => names
    .filter(found => found.pack === pack && isUsed(found.name))
    .map(({ name }) => `import ${pack}.${name};`).sort().join('\n'));
}

export const mendJava = (code: string, facts: Facts) => splitNumbers(callProperties(importNames(code, facts), facts.typescript, 'get'));
