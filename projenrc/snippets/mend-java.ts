/** What jsii-rosetta gets wrong in Java. */
import { callProperties, callSetters, splitNumbers } from './mend-names';
import { javaPackage, splitFqn } from './modules';
import { Facts } from './tablet';

/** After `import …lambda.*`, `Runtime` is one of two: each name has an import of its own, also one that TypeScript infers. */
function importNames(code: string, { fqns }: Facts): string {
  const names = fqns.map(splitFqn).map(({ namespace, name }) => ({ pack: javaPackage(namespace), name }));
  const used = names.filter(({ name }) => new RegExp(`(?<![.\\w])${name}\\b`).test(code));
  const named = code.replace(/^import ([\w.]+)\.\*;$/gm, (_, pack: string) => used
    .filter(found => found.pack === pack)
    .map(({ name }) => `import ${pack}.${name};`).sort().join('\n'));
  const missing = used.map(({ pack, name }) => `import ${pack}.${name};`).filter(line => !named.includes(line)).sort();
  return missing.length === 0 ? named : named.replace(/^(?:import .*\n)+/, imports => imports + missing.map(line => `${line}\n`).join(''));
}

export const mendJava = (code: string, facts: Facts) => (
  splitNumbers(callSetters(callProperties(importNames(code, facts), facts.typescript, 'get'), 'get', 'set')));
