/**
 * What `docs/languages.md` shows in a language are lines of the example in that language, which is compiled when the packages are tried. The first
 * screen is pasted into a new app then.
 */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/languages.md'), 'utf8');
const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

const SOURCES = { python: '.py', java: '.java', go: '.go' };

test.each(Object.entries(SOURCES))('%s', (language, ending) => {
  const folder = join(ROOT, 'examples', language);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending) && !file.includes('cdk.out'));
  const written = new Set(files.flatMap((file) => linesOf(readFileSync(join(folder, file), 'utf8'))));
  const shown = [...page.matchAll(new RegExp(`(?<!<!-- first -->\n)\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].flatMap(([, code]) => linesOf(code));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !written.has(line))).toEqual([]);
});

/** What a page of the API reference documents: the same names in every language, since they are those of jsii. */
const documented = (file: string) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/ id="(cdk-lambda-delivery\.[^"]+)"/g)]
  .map(([, id]) => id)
  .filter((id) => !id.includes('.parameter.')); // Java and Python list options one by one
const published = documented('API.md');

test.each(['python', 'java', 'go', 'csharp'])('the reference in %s has all that API.md has', (language) => {
  expect(published.length).toBeGreaterThan(400);
  expect(documented(`docs/api.${language}.md`)).toEqual(published);
});
