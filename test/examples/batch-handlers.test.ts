/** The handlers that `docs/handlers.md` shows, run in their own language, answer exactly what Lambda must retry; the page shows the files as they are. */
import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { fromFifoQueue, fromQueue } from '../../examples/handlers/typescript/queue';
import { fromStream } from '../../examples/handlers/typescript/stream';
import { fromTopic } from '../../examples/handlers/typescript/topic';
import { Untyped } from '../support/untyped';

const ROOT = join(__dirname, '../..');
const HANDLERS = join(ROOT, 'examples/handlers');

const base64 = (text: string) => Buffer.from(text).toString('base64');
const good = '{"id":"o1"}';
const bad = '{"total":1}';
const messages = (...bodies: string[]) => ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) });
const records = (...texts: string[]) => ({ Records: texts.map((text, index) => ({ kinesis: { sequenceNumber: `s${index}`, data: base64(text) } })) });
const partition = (...texts: string[]) => texts.map((text, index) => ({ offset: 5 + index, value: base64(text) }));

/** Name, what it is about, the event and the identifiers of the answer. */
const CASES: readonly (readonly [string, string, Untyped, readonly unknown[]])[] = [
  ['fromQueue', 'all good', messages(good, good), []],
  ['fromQueue', 'each failure', messages(good, bad, good, bad), ['m1', 'm3']],
  ['fromFifoQueue', 'all good', messages(good, good), []],
  ['fromFifoQueue', 'the failure and all behind it', messages(good, bad, good, good), ['m1', 'm2', 'm3']],
  ['fromFifoQueue', 'a failure at the end', messages(good, bad), ['m1']],
  ['fromStream', 'all good', records(good, good), []],
  ['fromStream', 'the first failure', records(good, bad, good, bad), ['s1']],
  ['fromTopic', 'all good', { records: { 'orders-0': partition(good) } }, []],
  ['fromTopic', 'the first failure of each partition', { records: { 'orders-0': partition(good, bad, bad), 'orders-1': partition(good), 'orders-2': partition(bad) } },
    [{ partition: 'orders-0', offset: 6 }, { partition: 'orders-2', offset: 5 }]],
];

const answer = (ids: readonly unknown[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
afterEach(() => jest.restoreAllMocks());

test.each(CASES)('TypeScript: %s answers %s', async (name, _, event, ids) => {
  const handlers: Record<string, (event: Untyped) => Promise<unknown>> = { fromQueue, fromFifoQueue, fromStream, fromTopic };
  expect(await handlers[name](event)).toEqual(answer(ids));
});

test('Python: each answers the same', () => {
  const run = 'import json, sys, contextlib, plain\nwith contextlib.redirect_stdout(sys.stderr):\n'
    + '  answers = [getattr(plain, name)(event, None) for name, event in json.load(sys.stdin)]\nprint(json.dumps(answers))';
  const input = JSON.stringify(CASES.map(([name, , event]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), event]));
  const output = execFileSync('python3', ['-B', '-c', run], { input, encoding: 'utf8', cwd: join(HANDLERS, 'python'), stdio: ['pipe', 'pipe', 'ignore'] });
  expect(JSON.parse(output)).toEqual(CASES.map(([, , , ids]) => answer(ids)));
});

const hasJava = spawnSync('javac', ['-version']).status === 0;

(hasJava ? test : test.skip)('Java: each answers the same', () => {
  const classes = mkdtempSync(join(tmpdir(), 'java-'));
  try {
    execFileSync('javac', ['-d', classes, join(HANDLERS, 'java/Orders.java'), join(__dirname, 'RunOrders.java')]);
    const [queue, fifo, stream, topic] = execFileSync('java', ['-cp', classes, 'RunOrders', good, bad], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }).split('\n');
    expect({ queue, fifo, stream, topic }).toEqual({ queue: 'm1 m3', fifo: 'm1 m2 m3', stream: 's1', topic: 'orders-0@6 orders-2@5' });
  } finally {
    rmSync(classes, { recursive: true });
  }
});

test.each(['typescript/queue.ts', 'typescript/stream.ts', 'typescript/topic.ts', 'python/plain.py', 'java/Orders.java'])('the page shows functions of %s as they are', (file) => {
  const page = readFileSync(join(ROOT, 'docs/handlers.md'), 'utf8');
  const [folder] = file.split('/');
  const written = new Set(['typescript/queue.ts', 'typescript/stream.ts', 'typescript/topic.ts', 'python/plain.py', 'java/Orders.java']
    .filter((one) => one.startsWith(folder)).flatMap((one) => readFileSync(join(HANDLERS, one), 'utf8').split('\n').map((line) => line.trim())));
  const shown = [...page.matchAll(new RegExp(`\`\`\`${folder}\n(.*?)\`\`\``, 'gs'))].flatMap(([, code]) => code.split('\n').map((line) => line.trim()));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !written.has(line))).toEqual([]);
});
