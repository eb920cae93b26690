/** Permissions that are right, or wrong on one side, as whole templates and assemblies: all that the command says of each. */
import { readdirSync } from 'fs';
import { join } from 'path';
import { said } from './said';

/** A dead-letter queue outside the app. */
const outside = (queue: string, mapping: string): readonly string[] => [
  `unknown dead-letter-queue-outlives-source at ${queue}`, `unknown dead-letter-queue-takes-its-source at ${queue}`, `unknown failure-exit-is-watched at ${mapping}`,
];

const SAYS: Readonly<Record<string, readonly string[]>> = {
  // The perimeter denies nothing of the account itself.
  'perimeter.json': ['warning failure-exit-is-watched at Dead'],
  // The permission names the function without the partition and Region of its ARN; only the exit is missing.
  'permission-partial-arn.json': ['error async-failure-has-an-exit at Fn'],
  // Which function runs under the session of the role is a question of its name.
  'session-principal.json': [...outside('Q', 'M'), 'unknown role-may-consume at M'],
  // The key policy names the role, and no policy of the role allows it.
  'key-of-another-account': ['error role-may-consume at Map', ...outside('Queue', 'Map'), 'unknown mapping-waits-for-permissions at Map'],
  // The role may write, and no policy of the bucket allows it.
  'bucket-of-another-account': ['error role-may-deliver at Config'],
};

test.each(Object.entries(SAYS))('%s gives %j', (file, expected) => {
  expect([...said('permissions', file).results].sort()).toEqual([...expected].sort());
});

test('every one stands in the table', () => {
  expect(Object.keys(SAYS).sort()).toEqual(readdirSync(join(__dirname, 'permissions')).sort());
});
