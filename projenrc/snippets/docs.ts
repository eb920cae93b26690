/**
 * Writes a package whose modules have the pages of `docs` as their READMEs, so that jsii-rosetta finds the snippets of those pages as well. All
 * else in it is this package.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DOCS, DOCS_ASSEMBLY } from './tablets';

/** What is no CDK code of this library alone, such as a handler, has `typescript` in place of `ts` at its head: nothing translates it. */
const withoutOthers = (markdown: string) => markdown.replace(/^```typescript\b/gm, '```text');

/** A block that imports for itself takes nothing from the fixture. */
const withoutFixture = (markdown: string) => markdown.replace(/^```ts\n(?=import )/gm, '```ts nofixture\n');

/** The references of the API, one for each language, repeat what doc comments say. */
const isWritten = (page: string) => page.endsWith('.md') && !page.startsWith('api.');

function main(): void {
  rmSync(DOCS, { recursive: true, force: true });
  mkdirSync(DOCS, { recursive: true });
  for (const own of ['lib', 'rosetta', 'package.json']) symlinkSync(resolve(own), join(DOCS, own));
  const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map(page => page.replaceAll('\\', '/')).filter(isWritten).sort();
  const { readme, types, ...assembly } = JSON.parse(readFileSync('.jsii', 'utf8'));
  const submodules = Object.fromEntries(pages.map(page => [
    `docs/${page}`, { readme: { markdown: withoutFixture(withoutOthers(readFileSync(join('docs', page), 'utf8'))) } },
  ]));
  writeFileSync(DOCS_ASSEMBLY, JSON.stringify({ ...assembly, submodules }));
}

main();
