/** Sound templates that are easily called wrong, undecided or unreadable, and deliveries that are easily missed: all that the command says of each. */
import { readdirSync } from 'fs';
import { join } from 'path';
import { said } from './said';

/** By file: each result, and what its note says. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  // What a program between template and deployment makes of it.
  'alias-in-sub': ['error async-failure-has-an-exit at Work'],
  'schedule-gets-a-role': ['error async-failure-has-an-exit at Work'],
  'same-notification-once': ['error async-failure-has-an-exit at Work'],
  'functions-exclude-each-other': ['error async-failure-has-an-exit at Trial', 'error async-failure-has-an-exit at Work'],
  'documentdb-event-gets-network': [],

  // What a role needs, and what an option asks of which source.
  'pipe-reads-stream-of-table': ['warning failure-exit-is-watched at Failed', 'info poison-record-is-isolated at Pipe'],
  'documentdb-groups': [],
  'stream-with-least-role': ['error stream-retries-are-bounded at Reads', 'warning role-may-consume at Reads'],
  'change-stream-without-start': ['warning starting-position-is-set at Changes'],
  'one-group-two-topics': [
    'warning consumer-group-is-unique at B', 'warning stream-retries-are-bounded at A', 'warning stream-retries-are-bounded at B',
  ],

  // What is hidden, and what is known nevertheless.
  'topic-of-hidden-cluster': ['warning poison-record-is-isolated at Orders'],
  'event-tells-its-kind': ['warning stream-retries-are-bounded at WorkNew', 'info starting-position-misses-nothing at WorkNew'],
  'hidden-source-sets-nothing': [
    'warning batch-reports-item-failures at Reads', 'unknown role-may-consume at Reads', 'unknown starting-position-is-set at Reads',
    'unknown message-reaches-dead-letter-queue at Reads', 'unknown source-queue-has-dead-letter-queue at Reads',
    'unknown visibility-covers-timeout at Reads', 'unknown receive-count-survives-throttling at Reads', 'unknown visibility-covers-retries at Reads',
  ],
  'least-value-of-parameter': ['warning batch-reports-item-failures at Reads', 'warning failure-exit-is-watched at Failed'],
  'nested-local': [
    'warning target-has-dead-letter-queue at WorkTold', 'warning failure-exit-is-watched at Failed', 'info async-limits-are-explicit at WorkEventInvokeConfig',
  ],
  'nested-local.child': [],

  // What invokes a function without a resource of its own.
  'http-api-quick-create': ['error source-may-invoke at Api', 'warning gateway-waits-for-function at Api'],
  'openapi-invokes-asynchronously': ['error async-failure-has-an-exit at Work'],
  'singleton-of-the-app': [
    'error source-may-invoke at Tick', 'error async-failure-has-an-exit at SingletonLambda0a1b2c3d4e5f40718293a4b5c6d7e8f90A1B2C3D',
  ],

  // What deploys although it is no YAML by the letter.
  'closing-bracket-less-indented': ['note brackets or quoted text are indented no further than their key (line 6 and line 7)'],
  'quoted-end-less-indented': ['note brackets or quoted text are indented no further than their key (line 7 and line 8)'],
  'key-twice': ['note the key VisibilityTimeout (line 7) is set twice in one object, and the last value counts'],
};

test.each(Object.entries(SAYS))('%s gives %j', (name, expected) => {
  const { exit, results, notes } = said('templates', `${name}.yaml`);
  const isNote = (text: string): boolean => text.startsWith('note ');
  expect(results).toEqual(expected.filter((text) => !isNote(text)));
  expect(notes).toEqual(expected.filter(isNote).map((text) => expect.stringContaining(text.slice('note '.length))));
  expect(exit).toBe(expected.some((text) => text.startsWith('error ')) ? 1 : 0);
});

test('every template stands in the table', () => {
  expect(Object.keys(SAYS).map((name) => `${name}.yaml`).sort()).toEqual(readdirSync(join(__dirname, 'templates')).sort());
});
