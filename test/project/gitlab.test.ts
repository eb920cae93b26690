/** The template for GitLab, whose lines run as GitLab's runner does: in one shell that stops at the first failure, beside a GitLab that answers. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundleCommand } from '../../projenrc/bundle-command';
import { Folder, LOSING, SOUND } from '../cli/support';
import { ROOT } from './source-tree';

const { delivery: job } = parse(readFileSync(join(ROOT, 'docs/ci/gitlab.yml'), 'utf8')) as {
  readonly delivery: { readonly variables: Record<string, string>; readonly script: readonly string[] };
};

interface Asked { readonly method: string; readonly path: string; readonly token: unknown; readonly body?: string }

/** The notes of merge request 7 of project 42, on two pages. */
const NOTES = '/api/v4/projects/42/merge_requests/7/notes';

let folder: Folder;
let server: Server;
let asked: Asked[];
let notes: { id: number; body: string }[];
let status = 200;

beforeAll(async () => {
  folder = new Folder();
  mkdirSync(folder.file('lib/cli'), { recursive: true });
  bundleCommand(folder.file('lib/cli/index.js'));
  for (const file of ['package.json', 'RULES.md', 'node_modules']) symlinkSync(join(ROOT, file), folder.file(file));
  chmodSync(folder.write('npx', `#!/bin/sh\nshift 2\nexec '${process.execPath}' lib/cli/index.js "$@"\n`), 0o755);
  server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const body = await textOf(request);
    asked.push({ method, path: url, token: request.headers['private-token'], ...(body === '' ? {} : { body: (JSON.parse(body) as { body: string }).body }) });
    const page = Number(new URL(url, 'http://gitlab').searchParams.get('page'));
    response.writeHead(status, { 'content-type': 'application/json', 'x-next-page': method === 'GET' && page === 1 ? '2' : '' });
    response.end(JSON.stringify(page === 2 ? notes : []));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  folder.remove();
});
beforeEach(() => {
  [asked, notes, status] = [[], [], 200];
  rmSync(folder.file('delivery.md'), { force: true });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

const MERGE_REQUEST = { CI_MERGE_REQUEST_IID: '7', DELIVERY_TOKEN: 'secret' };

/** Runs the job, and tells how it ended. */
async function runJob(before: object | undefined, after: object, variables: Record<string, string> = MERGE_REQUEST) {
  const env = {
    ...process.env,
    ...job.variables,
    TEMPLATES: folder.write('after.json', after),
    DIFF: before === undefined ? '' : folder.write('before.json', before),
    CI_API_V4_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`,
    CI_PROJECT_ID: '42',
    ...variables,
    PATH: `${folder.path}:${process.env.PATH}`,
  };
  const shell = spawn('sh', ['-e', '-c', job.script.join('\n')], { cwd: folder.path, env });
  let printed = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (text) => { printed += String(text); });
  const exit = await new Promise((resolve) => shell.on('close', resolve));
  return { exit, printed };
}

test('the job fails for a loss and writes JUnit, with the changes as a note on the merge request', async () => {
  expect(await runJob(SOUND, LOSING)).toMatchObject({ exit: 1 });
  expect(readFileSync(folder.file('delivery.xml'), 'utf8')).toContain('source-queue-has-dead-letter-queue');
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET ${NOTES}?per_page=100&page=1`, `GET ${NOTES}?per_page=100&page=2`, `POST ${NOTES}`,
  ]);
  expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['secret']));
  expect(asked[2].body).toMatch(/^<!-- cdk-lambda-delivery \S+ -->\n### What changes for events\n/);
  expect(asked[2].body).toContain(readFileSync(folder.file('delivery.md'), 'utf8'));
});

test('a later pipeline replaces its own note', async () => {
  await runJob(LOSING, SOUND);
  notes = [{ id: 1, body: 'LGTM' }, { id: 2, body: asked.at(-1)!.body! }];
  expect(await runJob(LOSING, SOUND)).toMatchObject({ exit: 0 });
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: `${NOTES}/2` });
});

test('FAIL_ON_LOSS fails the job where an event lost its exit, and not where one gained it', async () => {
  const asking = { ...MERGE_REQUEST, FAIL_ON_LOSS: 'true' };
  expect(await runJob(LOSING, SOUND, asking)).toMatchObject({ exit: 0 });
  expect(await runJob(SOUND, LOSING, asking)).toMatchObject({ exit: 1 });
});

test('a note that may not be written is said, and fails nothing', async () => {
  status = 403;
  const { exit, printed } = await runJob(LOSING, SOUND);
  expect(exit).toBe(0);
  expect(printed).toContain('The note was not written: DELIVERY_TOKEN needs the scope api.');
});

test.each<[string, object | undefined, Record<string, string>]>([
  ['no earlier app', undefined, MERGE_REQUEST],
  ['no merge request', LOSING, { ...MERGE_REQUEST, CI_MERGE_REQUEST_IID: '' }],
  ['no token', LOSING, { ...MERGE_REQUEST, DELIVERY_TOKEN: '' }],
])('with %s, nobody is called', async (_, before, variables) => {
  expect(await runJob(before, SOUND, variables)).toMatchObject({ exit: 0 });
  expect(asked).toEqual([]);
  expect(existsSync(folder.file('delivery.md'))).toBe(before !== undefined);
});
