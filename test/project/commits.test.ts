/**
 * Commit subjects are Conventional Commits, from the first commit that had to be one. A tarball has no commits. A
 * shallow clone may lack that first commit: its last commit alone is checked then, since nothing tells
 * which others are older.
 */
import { execFileSync, spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { ROOT } from './source-tree';

/** The last commit that was free to be named otherwise. */
const BEFORE = '7bcef474dcefd736fda5a89b05b03ecde2f6565d';
const CONVENTIONAL = /^(feat|fix|refactor|perf|docs|test|build|ci|chore|style|revert)(\([a-z0-9 ,/-]+\))?!?: .+/;
const MOST = 72;

/** What is wrong with each subject that is not as it should be. */
function complaints(subjects: readonly string[]): string[] {
  return subjects.flatMap(subject => [
    ...CONVENTIONAL.test(subject) ? [] : [`not \`type(scope): what\`: ${subject}`],
    ...[...subject].length <= MOST ? [] : [`${[...subject].length} characters, more than ${MOST}: ${subject}`],
  ]);
}

interface Commit {
  readonly subject: string;
  readonly merges: boolean;
}

/** A commit as git stores it. It names all its parents, also those that a shallow clone does not have. */
function commitOf(stored: string): Commit {
  const [head, ...message] = stored.split('\n\n');
  const parents = head.split('\n').filter(line => line.startsWith('parent '));
  return { subject: message.join('\n\n').trimStart().split('\n')[0], merges: parents.length > 1 };
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trimEnd();

interface History {
  /** Which commits are checked, and why not more. */
  readonly name: string;
  readonly subjects: () => string[];
}

function history(): History {
  const before = BEFORE.slice(0, 7);
  const name = `every commit after ${before}`;
  if (!existsSync(join(ROOT, '.git'))) return { name: 'no commit: this is no repository', subjects: () => [] };
  if (isAncestor()) {
    return { name, subjects: () => linesOf(git('log', '--no-merges', '--format=%s', `${BEFORE}..HEAD`)) };
  }
  if (git('rev-parse', '--is-shallow-repository') === 'true') {
    const { subject, merges } = commitOf(git('cat-file', 'commit', 'HEAD'));
    const alone = `the last commit alone: this shallow clone lacks ${before}`;
    return { name: alone, subjects: () => (merges ? [] : [subject]) };
  }
  return { name, subjects: () => { throw new Error(`${before} is not in this history, though the clone is whole`); } };
}

/** Also false where the commit is not there at all. */
function isAncestor(): boolean {
  return spawnSync('git', ['merge-base', '--is-ancestor', BEFORE, 'HEAD'], { cwd: ROOT }).status === 0;
}

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

describe('commit subjects are Conventional Commits of at most 72 characters', () => {
  const { name, subjects } = history();

  test(name, () => {
    expect(complaints(subjects())).toEqual([]);
  });

  test.each([
    'feat: a report as JUnit',
    'fix(rules): read the age of a FIFO queue',
    'refactor(cli, text)!: one escape for all output',
    'ci: fuzz with a random seed too',
    `docs: ${'x'.repeat(MOST - 'docs: '.length)}`,
    `docs: ${'é'.repeat(MOST - 'docs: '.length)}`,
  ])('as in: %s', subject => {
    expect(complaints([subject])).toEqual([]);
  });

  test.each([
    'An import that nothing reads goes',
    'feature: a report as JUnit',
    'feat a report as JUnit',
    'feat:a report as JUnit',
    'feat: ',
    'Feat: a report as JUnit',
    'fix(Rules): read the age',
    'fix(): read the age',
    'fix (rules): read the age',
    '',
    `docs: ${'x'.repeat(MOST + 1 - 'docs: '.length)}`,
  ])('not as in: %s', subject => {
    expect(complaints(['ci: fine', subject])).toHaveLength(1);
  });

  test('a subject that breaks both rules is reported for both', () => {
    expect(complaints(['x'.repeat(MOST + 1)])).toHaveLength(2);
  });
});

describe('a stored commit', () => {
  const head = ['tree 4b', 'parent 1a', 'author A <a@b.c> 1 +0000', 'committer A <a@b.c> 1 +0000'];

  test('has its subject after the first empty line', () => {
    const commit = commitOf(`${head.join('\n')}\n\nfeat: one\n\nWhy.\n\nparent of it all`);
    expect(commit).toEqual({ subject: 'feat: one', merges: false });
  });

  test('with two parents is a merge', () => {
    const commit = commitOf(`${['parent 0b', ...head].join('\n')}\n\nMerge branch 'x'`);
    expect(commit).toEqual({ subject: "Merge branch 'x'", merges: true });
  });
});
