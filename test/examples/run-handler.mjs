/** `node run-handler.mjs <file> < event`: what the handler answers or throws, what it sent to AWS and what it logged, as JSON. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const logged = [];
const errors = [];
console.log = (...args) => logged.push(args.join(' '));
console.error = (...args) => errors.push(args.join(' '));
globalThis.sent = [];

const { handler } = await import(pathToFileURL(process.argv[2]));
const outcome = await handler(JSON.parse(readFileSync(0, 'utf8')), {}).then(
  (response) => ({ response }),
  (error) => ({ error: error.message }),
);
process.stdout.write(JSON.stringify({ ...outcome, sent: globalThis.sent, logged, errors }));
