/** Snippets of `docs` in TypeScript compile; those of the README are jsii-rosetta's. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');
/** Blocks that say their own imports. */
const BLOCK = /```ts nofixture\n(.*?)```/gs;

const snippets = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((page) => page.endsWith('.md')).flatMap((page) => (
  [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(BLOCK)].map(([, code], i): [string, string] => [`${page.replace('/', '.')}.${i}.ts`, code])
));

test('there are some', () => {
  expect(snippets.map(([name]) => name)).toContain('checking.md.0.ts');
});

test('every pushed source has a page with an example', () => {
  const kinds = readdirSync(join(ROOT, 'src/constructs/triggers'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(snippets.map(([name]) => name)).toEqual(expect.arrayContaining(kinds.map((kind) => `sources.${kind}.md.0.ts`)));
});

test('every test that docs/coverage.md names exists', () => {
  const named = [...readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8').matchAll(/`(test\/[\w/.-]+\.test\.ts)`/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('they compile', () => {
  const sources = new Map(snippets.map(([name, code]) => [join(ROOT, 'docs', name), `${code}\nexport {};\n`]));
  expect(problemsOf(sources)).toEqual([]);
  const spoilt = new Map([...sources].map(([name, code]) => [name, code.replace('new DeliveryChecks(', 'new DeliverChecks(')]));
  expect(problemsOf(spoilt).join('\n')).toContain('DeliverChecks');
});

function problemsOf(sources: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ['node'],
    paths: { 'cdk-lambda-delivery': [join(ROOT, 'src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => sources.has(file) || fileExists.call(host, file);
  host.getSourceFile = (file, ...rest) => {
    const text = sources.get(file);
    return text === undefined ? getSourceFile.call(host, file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
