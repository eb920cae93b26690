/** Compiles each snippet in Java, as the body of a method of a stack. A snippet with a class of its own is compiled as it is. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesOf, resultsOf } from './compiled';
import { Result } from './judge';
import { javaPackage, splitFqn } from './modules';
import { Snippet } from './tablet';

const FOLDER = 'cdk.out/snippets/java';
const EXAMPLE = 'examples/java/orders/pom.xml';
const CLASS = /^(?:public )?class (\w+)/m;

/** The names that the snippet speaks of. */
const importsOf = (fqns: readonly string[]) => fqns.map(splitFqn).map(({ namespace, name }) => `import ${javaPackage(namespace)}.${name};`);

/** The source of a snippet in a package of its own. */
function sourceOf({ code, hasImports, fqns, variables }: Snippet, pack: string): string {
  if (CLASS.test(code)) return `package ${pack};\n${code}\n`;
  const imports = hasImports ? code.match(/^import .*;$/gm)! : importsOf(fqns);
  const body = code.replace(/^import .*;$/gm, '').replace(/^[A-Z]\w* \w+;$/gm, ''); // variables without a value, which become parameters
  const parameters = Object.entries(variables).map(([name, type]) => `${type === 'string' ? 'String' : type.split('.').pop()} ${name}`);
  // `List.of` and `Map.of` are Java's own; an editor imports them.
  return `package ${pack};
import java.util.*;
${imports.join('\n')}
class Snippet extends software.amazon.awscdk.Stack {
  void write(${parameters.join(', ')}) {
${body}
  }
}
`;
}

export function tryAll(snippets: readonly Snippet[]): Result[] {
  rmSync(FOLDER, { recursive: true, force: true });
  const packages = packagesOf(snippets);
  for (const [pack, snippet] of packages) {
    const folder = join(FOLDER, 'src/main/java', pack);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${CLASS.exec(snippet.code)?.[1] ?? 'Snippet'}.java`), sourceOf(snippet, pack));
  }
  // The settings of an example, which is as deep in the clone; the compiler is to tell more than a hundred errors.
  const settings = '<configuration><compilerArgs><arg>-Xmaxerrs</arg><arg>10000</arg></compilerArgs></configuration>';
  const pom = readFileSync(EXAMPLE, 'utf8').replace(/<artifactId>maven-compiler-plugin.*\n *<version>.*/, `$&${settings}`);
  writeFileSync(join(FOLDER, 'pom.xml'), pom);
  const run = spawnSync('mvn', ['-q', '-B', 'compile'], { cwd: FOLDER, encoding: 'utf8', maxBuffer: 1e8, shell: process.platform === 'win32' });
  return resultsOf(packages, run, 'stdout', /^\[ERROR\] \S*?[\\/](?<pack>s\d+)[\\/]\w+\.java:(?<text>.*(?:\n {2}.*)*)/gm);
}
