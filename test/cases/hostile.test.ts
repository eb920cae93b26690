/** What a stranger may put into a template, as he would: the command reads it, says what it says of any template, and starts no command of a CI. */
import { readdirSync } from 'fs';
import { join } from 'path';
import { ran } from '../cli/support';
import { said } from './said';

const SAYS: Readonly<Record<string, readonly string[]>> = {
  'ci-commands.json': [
    'error filter-pattern-is-valid at M', 'error source-queue-has-dead-letter-queue at Q',
    'warning batch-reports-item-failures at M', 'warning visibility-covers-retries at Q', 'unknown role-may-consume at M',
  ],
  // 6 KB of `${a${a…` in a tag, which an expression with two quantifiers reads in a minute.
  'nested-substitutions.json': [
    'error source-queue-has-dead-letter-queue at Q', 'warning mapping-waits-for-permissions at M',
    'warning batch-reports-item-failures at M', 'warning visibility-covers-retries at Q',
  ],
};

test.each(Object.entries(SAYS))('%s gives %j', (file, expected) => {
  expect(said('hostile', file).results).toEqual(expected);
});

test('every one stands in the table', () => {
  expect(Object.keys(SAYS).sort()).toEqual(readdirSync(join(__dirname, 'hostile')).sort());
});

test.each(['text', 'json', 'sarif', 'junit'])('no line of %s begins with a command of GitHub or holds one of Azure', (format) => {
  const { out } = ran(['check', join(__dirname, 'hostile', 'ci-commands.json'), '--format', format]);
  expect(out).toContain('stolen');
  expect(out.split('\n').filter((line) => line.trimStart().startsWith('::') || /##(?:vso)?\[|##vso/.test(line))).toEqual([]);
});
