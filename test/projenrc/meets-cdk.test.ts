import { join } from 'path';
import filter from '../../projenrc/meets-cdk';
import { ROOT } from '../project/source-tree';

test.each<[string, string, boolean]>([
  ['imports it', 'test/matrix/options.test.ts', true],
  ['imports a construct', 'test/constructs/sources/sqs/sqs-consumer.test.ts', true],
  ['imports what imports it', 'test/nag/aws-solutions.test.ts', true],
  ['imports the pure half alone', 'test/rules/contract.test.ts', false],
  ['writes its name in a text alone', 'test/project/imports.test.ts', false],
])('a test that %s', async (_, name, meets) => {
  const path = join(ROOT, name);
  expect((await filter([path])).filtered).toEqual(meets ? [path] : []);
});
