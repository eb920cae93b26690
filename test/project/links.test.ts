/** Every link of every page that ships leads somewhere: to a page in the package, or to a file of the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT } from './source-tree';

const REPOSITORY = 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery';
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const shipped = new Set(filesOf(JSON.parse(read('package.json')).files));
const pages = [...shipped].filter((path) => path.endsWith('.md') && path !== 'API.md');

/** What the `files` of package.json take of the repository. */
function filesOf(patterns: readonly string[]): string[] {
  const inGit = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\n');
  const matches = (pattern: string) => {
    const expression = pattern.replace(/[.+]/g, '\\$&').replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
    return inGit.filter((path) => new RegExp(`^${expression}$`).test(path));
  };
  const left = new Set(patterns.filter((one) => one.startsWith('!')).flatMap((one) => matches(one.slice(1))));
  return patterns.filter((one) => !one.startsWith('!')).flatMap(matches).filter((path) => !left.has(path));
}

function linksOf(page: string): string[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
}

/** As GitHub and npm derive it from a heading. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
}

/** The problem of a link, or undefined. */
function problemOf(from: string, link: string): string | undefined {
  const inRepository = new RegExp(`^${REPOSITORY}/(?:blob|tree)/main/(.*)$`).exec(link)?.[1];
  if (inRepository === undefined && /^(https?:|mailto:)/.test(link)) return undefined;
  const [path, anchor] = (inRepository ?? link).split('#');
  const file = inRepository !== undefined ? path : path === '' ? from : normalize(join(dirname(from), path));
  if (!existsSync(join(ROOT, file))) return `${link}: no file ${file}`;
  if (inRepository === undefined && !shipped.has(file)) return `${link}: ${file} does not ship; write ${REPOSITORY}/blob/main/${file}`;
  return anchor === undefined || anchorsOf(read(file)).includes(anchor) ? undefined : `${link}: no heading #${anchor} in ${file}`;
}

test.each(pages)('the links of %s', (page) => {
  expect(linksOf(read(page)).map((link) => problemOf(page, link)).filter((problem) => problem !== undefined)).toEqual([]);
});

test('the README, which PyPI and Javadoc show too, has no relative link', () => {
  expect(linksOf(read('README.md')).filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
});

test('a dead link is a problem', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'RULES.md', 'docs/checking.md', 'SECURITY.md']));
  expect(problemOf('docs/checking.md', 'nowhere.md')).toBe('nowhere.md: no file docs/nowhere.md');
  expect(problemOf('docs/checking.md', '#no-such-heading')).toBe('#no-such-heading: no heading #no-such-heading in docs/checking.md');
  expect(problemOf('README.md', 'test/project/links.test.ts')).toContain('does not ship');
  expect(problemOf('README.md', `${REPOSITORY}/blob/main/nowhere.md`)).toContain('no file nowhere.md');
  expect(linksOf('[a](b.md)\n```md\n[c](d.md)\n```\n`[e](f.md)`')).toEqual(['b.md']);
});
