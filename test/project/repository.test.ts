import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './source-tree';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Command lines in the fenced shell blocks of a page. */
function commands(page: string): string[] {
  const blocks = [...page.matchAll(/^```(?:sh|bash|shell|console)\n([\s\S]*?)^```/gm)];
  return blocks.flatMap(([, block]) => block.split('\n')).map(line => line.replace(/^\$ /, '').replace(/\s+#.*/, '').trim()).filter(line => line !== '');
}

/** Addresses that a lock file carries: the registry of whoever wrote it, which is nobody else's business. */
const addresses = (lock: string) => lock.split('\n').filter(line => /"resolved":|https?:\/\/[^"]*\.tgz/.test(line));

test('the README starts with the installation and names the demo and the test command that .ci/run runs', () => {
  const [first, second, ...others] = commands(read('README.md'));
  expect(first).toBe('mkdir shop && cd shop && npx cdk init app --language typescript'); // which takes an empty folder alone
  expect(second).toBe('npm install cdk-lambda-delivery');
  expect(others).toContain('npm ci && npm run demo');
  expect(others).toContain('npm test');
  expect(read('.ci/run')).toMatch(/^tests 'npm test' npm test$/m);
});

test('commands are read without prompts and comments', () => {
  expect(commands('```sh\n$ npm test   # all\n\n```\n```ts\nnpm\n```\n')).toEqual(['npm test']);
});

test('each `npm run` of README and CONTRIBUTING is a script', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
  const named = [...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(named.filter(name => !scripts.includes(name))).toEqual([]);
  expect(named).toContain('demo');
});

test('the lock file names no registry', () => {
  expect(addresses(read('package-lock.json'))).toEqual([]);
  expect(addresses('  "resolved": "https://registry.example/x/-/x-1.0.0.tgz",')).toHaveLength(1);
});
