/** The place of a resource that aws-cdk-lib records no frame of the app for: that of what the same construct creates. */
import { StackMetadata } from '../../../src/template/load/stack-metadata';

const created = (...data: readonly string[]) => [{ type: 'aws:cdk:creationStack', data }];
const NONE = '(no user code in 10 frames, use --stack-trace-limit to capture more)';

const METADATA = {
  '/Prod/Shop': created('<anonymous> (/app/bin/shop.ts:6:1)'),
  '/Prod/Shop/Save/Resource': created('new ShopStack (/app/lib/shop.ts:10:18)'),
  '/Prod/Shop/Save/Role/Policy/Resource': created('...aws-cdk-lib...', NONE),
  '/Prod/Shop/Pictures/Failures/Alarm/Resource': created(NONE),
  '/Prod/Shop/Pictures/Config': created('new ShopStack (/app/lib/shop.ts:16:5)'),
  '/Prod/Shop/Pictures/Role': created('new ShopStack (/app/lib/shop.ts:17:5)'),
  '/Prod/Shop/Lone/Resource': created(NONE),
};

const placeOf = (path: string, metadata: unknown = METADATA) => new StackMetadata(() => metadata).createdAt(path);

test.each([
  ['one of its own', 'Prod/Shop/Save/Resource', 10],
  ['that of the construct around it', 'Prod/Shop/Save/Role/Policy/Resource', 10],
  ['the first in the construct around it', 'Prod/Shop/Pictures/Failures/Alarm/Resource', 16],
  ['the one of a construct that no metadata name', 'Prod/Shop/Pictures/Failures/Queue/Resource', 16],
])('a resource has %s', (_, path, line) => {
  expect(placeOf(path)).toMatchObject({ line });
});

test('the line that creates the stack is that of no resource', () => {
  expect(placeOf('Prod/Shop/Lone/Resource')).toBeUndefined();
  expect(placeOf('Prod/Shop/Pictures', {})).toBeUndefined();
});

test('a path of a million levels is read like any other', () => {
  const deep = `/Prod/Shop${'/a'.repeat(1_000_000)}`;
  expect(placeOf(`${deep.slice(1)}/Resource`, { ...METADATA, [`${deep}/Resource`]: created('/app/lib/shop.ts:1:1') })).toMatchObject({ line: 1 });
  expect(placeOf(`${deep.slice(1)}/Other`, { ...METADATA, [`${deep}/Resource`]: created('/app/lib/shop.ts:1:1') })).toBeUndefined();
});
