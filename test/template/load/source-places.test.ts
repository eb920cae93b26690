/** The line of the code that creates a construct, as aws-cdk-lib records it. */
import { sourcePlaceIn } from '../../../src/template/load/source-places';

const recorded = (...data: readonly unknown[]) => ({
  '/Shop/Q/Resource': [{ type: 'aws:cdk:logicalId', data: 'Q1' }, { type: 'aws:cdk:creationStack', data }],
});
const place = (...data: readonly unknown[]) => sourcePlaceIn(recorded(...data), 'Shop/Q/Resource');

test.each([
  ['a constructor', 'new ShopStack (/app/lib/shop-stack.ts:21:5)', '/app/lib/shop-stack.ts'],
  ['no function', '/app/lib/shop-stack.ts:21:5', '/app/lib/shop-stack.ts'],
  ['parentheses in the path', 'make (/app (old)/lib/shop.ts:21:5)', '/app (old)/lib/shop.ts'],
  ['Windows', 'new ShopStack (C:\\app\\lib\\shop.ts:21:5)', 'C:\\app\\lib\\shop.ts'],
  ['a module of ECMAScript', 'file:///app/lib/shop.mjs:21:5', '/app/lib/shop.mjs'],
])('a frame with %s', (_, frame, file) => {
  expect(place('...new Queue2 in aws-cdk-lib...', frame, '/app/bin/app.ts:1:1')).toEqual({ file, line: 21, column: 5 });
});

test.each([
  '...node internals, ts-node...',
  '(no user code in 10 frames, use --stack-trace-limit to capture more)',
  'new Queue (/app/node_modules/aws-cdk-lib/aws-sqs/lib/queue.js:1:2)',
  'node:internal/modules/cjs/loader:1554:14',
  '[eval]:2:1 ([eval]:2:15)',
  'lib/shop.ts:21:5',
  '/app/lib/shop.ts:21',
  '/app/lib/shop.ts:0:5',
  '/app/lib/shop.ts:1e3:5',
  `/${'a'.repeat(5_000)}.ts:1:1`,
  42,
  null,
])('%j is no place, and the next frame is asked', (frame) => {
  expect(place(frame)).toBeUndefined();
  expect(place(frame, '/app/bin/app.ts:4:1')).toEqual({ file: '/app/bin/app.ts', line: 4, column: 1 });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['no entry of the construct', { '/Shop/Other': [] }],
  ['an entry that is no list', { '/Shop/Q/Resource': { type: 'aws:cdk:creationStack', data: ['/a.ts:1:1'] } }],
  ['frames that are no list', { '/Shop/Q/Resource': [{ type: 'aws:cdk:creationStack', data: '/a.ts:1:1' }] }],
  ['a key of a prototype', Object.create({ '/Shop/Q/Resource': [{ type: 'aws:cdk:creationStack', data: ['/a.ts:1:1'] }] })],
])('%s has no place', (_, metadata) => {
  expect(sourcePlaceIn(metadata, 'Shop/Q/Resource')).toBeUndefined();
});
