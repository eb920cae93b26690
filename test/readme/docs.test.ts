/** Snippets of `docs` in TypeScript compile; those of the README are jsii-rosetta's. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { typeErrors } from '../support/type-check';

const ROOT = join(__dirname, '../..');
/** Blocks that say their own imports. */
const BLOCK = /```(?:ts|typescript) nofixture\n(.*?)```/gs;

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
  expect(typeErrors(sources)).toEqual([]);
  const spoilt = new Map([...sources].filter(([, code]) => code.includes('new DeliveryChecks('))
    .map(([name, code]) => [name, code.replace('new DeliveryChecks(', 'new DeliverChecks(')]));
  expect(typeErrors(spoilt).map(({ message }) => message).join('\n')).toContain('DeliverChecks');
});
