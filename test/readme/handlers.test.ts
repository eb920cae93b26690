/** The handlers that the README shows report the right messages: run as they stand there. */
import { readFileSync } from 'fs';
import { join } from 'path';

interface Handlers {
  fromQueue(event: unknown): Promise<unknown>;
  fromStream(event: unknown): Promise<unknown>;
}

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const [, code] = /```js\n(.*?)```/s.exec(README)!;
const body = code.replace(/^import .*$/m, '').replace(/^export /gm, '');

/** A `handle` that fails on the text `bad`, and remembers what it was given. */
function handlers(): Handlers & { readonly handled: string[] } {
  const handled: string[] = [];
  const handle = async (text: string) => {
    handled.push(text);
    if (text === 'bad') throw new Error(text);
  };
  return { ...new Function('handle', `${body}; return { fromQueue, fromStream };`)(handle), handled };
}

test('From a queue every message is handled, and those that failed come back', async () => {
  const { fromQueue, handled } = handlers();
  const Records = ['good', 'bad', 'fine', 'bad'].map((text, index) => ({ messageId: `m${index}`, body: text }));
  expect(await fromQueue({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm3' }] });
  expect(handled).toEqual(['good', 'bad', 'fine', 'bad']);
});

test('From a stream the first failure comes back, and nothing behind it is handled', async () => {
  const { fromStream, handled } = handlers();
  const Records = ['good', 'bad', 'fine'].map((text, index) => ({ kinesis: { sequenceNumber: `s${index}`, data: Buffer.from(text).toString('base64') } }));
  expect(await fromStream({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 's1' }] });
  expect(handled).toEqual(['good', 'bad']);
});
