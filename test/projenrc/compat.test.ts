/** The comparison with the last release tag, in a scratch repository whose library is one function. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lastTag } from '../../projenrc/compat/last-tag';
import { replacedResources } from '../../projenrc/compat/replaced';
import { lostByUpgrade } from '../../projenrc/compat/upgrade';
import { Folder } from '../cli/support';
import { ROOT } from '../project/source-tree';

const COMPILE = `const fs = require('fs');
fs.mkdirSync('lib', { recursive: true });
fs.copyFileSync('src.js', 'lib/index.js');
fs.copyFileSync('api.json', '.jsii');
`;
const APP = `const { App, Stack } = require('aws-cdk-lib');
require('scratch').queue(new Stack(new App(), 'Shop'));
`;
const library = (props: string) => `const { CfnQueue } = require('aws-cdk-lib/aws-sqs');
exports.queue = (stack) => new CfnQueue(stack, 'Jobs', ${props});
`;

/** A jsii assembly with one class, which has these methods. */
const api = (...methods: string[]) => ({
  schema: 'jsii/0.10.0',
  jsiiVersion: '6.0.0',
  name: 'scratch',
  version: '0.0.0',
  description: 'scratch',
  license: 'MIT',
  author: { name: 'us', roles: ['author'] },
  repository: { type: 'git', url: 'https://example.com/scratch.git' },
  homepage: 'https://example.com',
  fingerprint: '*',
  targets: { js: { npm: 'scratch' } },
  types: {
    'scratch.Jobs': {
      assembly: 'scratch',
      fqn: 'scratch.Jobs',
      kind: 'class',
      name: 'Jobs',
      initializer: {},
      locationInModule: { filename: 'src.ts', line: 1 },
      methods: methods.map((name) => ({ name, locationInModule: { filename: 'src.ts', line: 2 } })),
    },
  },
});

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  write('package.json', { name: 'scratch', version: '0.0.0', exports: { '.': './lib/index.js' }, scripts: { compile: 'node compile.js' }, jsii: {} });
  write('package-lock.json', {});
  write('compile.js', COMPILE);
  write('src.js', library('{}'));
  write('api.json', api('start', 'stop'));
  write('examples/typescript/shop/cdk.json', { app: 'node app.js' });
  write('examples/typescript/shop/app.js', APP);
  write('.gitignore', 'node_modules\nlib\n.jsii\n');
  symlinkSync(join(ROOT, 'node_modules'), folder.file('node_modules'));
  git('init', '--quiet');
  commit();
});
afterEach(() => folder.remove());

function write(path: string, content: object | string): void {
  mkdirSync(dirname(folder.file(path)), { recursive: true });
  writeFileSync(folder.file(path), typeof content === 'string' ? content : JSON.stringify(content));
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' });

function commit(): void {
  git('add', '--all');
  git('-c', 'user.name=us', '-c', 'user.email=us@example.com', 'commit', '--quiet', '--allow-empty', '--message', 'chore: all');
}

function compat() {
  execFileSync('node', ['compile.js'], { cwd: folder.path });
  const script = ['--transpile-only', '--project', 'projenrc/tsconfig.json', 'projenrc/compat/compat.ts', folder.path];
  const { status, stdout, stderr } = spawnSync('npx', ['ts-node', ...script], { cwd: ROOT, encoding: 'utf8' });
  return { status, printed: `${stdout}${stderr}` };
}

test('without a tag it says so, and compares nothing', () => {
  expect(compat()).toEqual({ status: 0, printed: 'Nothing was compared. No release tag (v1.2.3) is in the history of this commit.\n' });
});

test('it fails for a method that is gone, a queue that an upgrade would replace, and an app that does not synthesize any longer', () => {
  write('examples/typescript/mail/cdk.json', { app: 'node app.js' });
  write('examples/typescript/mail/app.js', APP.replace('queue(', 'topic('));
  write('src.js', `${library('{}')}exports.topic = exports.queue;\n`);
  commit();
  git('tag', 'v0.1.0');
  write('src.js', library("{ queueName: 'jobs' }"));
  write('api.json', api('start'));
  commit();
  const { status, printed } = compat();
  expect(printed).toContain('METHOD scratch.Jobs.stop: has been removed');
  expect(printed).toContain('The API of v0.1.0 is broken: keep it, or name the keys in .compatignore\n');
  expect(printed).toContain('shop, Shop.template.json: Jobs (AWS::SQS::Queue) is replaced: QueueName was not set and is "jobs"\n');
  expect(printed).toMatch(/^mail of v0\.1\.0 does not synthesize any longer:\n(.*\n)*.*topic is not a function/m);
  expect(status).toBe(1);
}, 120_000);

test('it passes for a method that is new, one that is meant to go, and a setting that CloudFormation changes in place; and leaves nothing behind', () => {
  git('tag', 'v0.1.0');
  write('src.js', library('{ visibilityTimeout: 60 }'));
  write('api.json', api('start', 'pause'));
  write('.compatignore', 'removed:scratch.Jobs.stop\n');
  commit();
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('compat-'));
  const { status, printed } = compat();
  expect(printed).toContain('The API of v0.1.0 is kept\nNo stateful resource of the examples of v0.1.0 is replaced or deleted\n');
  expect(status).toBe(0);
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('compat-'))).toEqual(before);
}, 120_000);

test('the last tag is the highest version behind this commit, never one of this commit', () => {
  for (const tag of ['v0.9.0', 'v0.10.0-beta.1', 'v0.10.0', 'later']) {
    git('tag', tag);
    commit();
  }
  expect(lastTag(folder.path)).toEqual({ tag: 'v0.10.0' });
  git('tag', 'v1.0.0');
  expect(lastTag(folder.path)).toEqual({ tag: 'v0.10.0' });
  git('checkout', '--quiet', 'v0.10.0-beta.1');
  expect(lastTag(folder.path)).toEqual({ tag: 'v0.9.0' });
});

test('a shallow clone says how to get the tags, and a folder that is no repository that it is none', () => {
  commit();
  const clone = folder.file('clone');
  git('clone', '--quiet', '--depth', '1', `file://${folder.path}`, clone);
  expect(lastTag(clone)).toEqual({ none: expect.stringContaining('`git fetch --unshallow --tags`') });
  const plain = new Folder();
  expect(lastTag(plain.path)).toEqual({ none: expect.stringMatching(/^git cannot list the tags here: .*not a git repository/) });
  plain.remove();
});

test('a release without an example shows nothing, which is no pass', () => {
  expect(lostByUpgrade(folder.path, 'v0.1.0', folder.file('lib'), folder.file('out'), () => {}))
    .toEqual(['v0.1.0 has no example in examples/typescript: nothing shows what an upgrade replaces']);
});

describe('an update', () => {
  const template = (Type: string, Properties?: Record<string, unknown>) => ({ Resources: { A: { Type, Properties } } });
  const changed = (type: string, before: Record<string, unknown>, after: Record<string, unknown>) =>
    replacedResources(template(type, before), template(type, after));

  test.each([
    ['a key of a table', 'AWS::DynamoDB::Table', 'KeySchema', [{ AttributeName: 'a' }], [{ AttributeName: 'b' }]],
    ['the name of a bucket', 'AWS::S3::Bucket', 'BucketName', 'a', 'b'],
    ['the name of a topic', 'AWS::SNS::Topic', 'TopicName', 'a', 'b'],
    ['the name of a bus', 'AWS::Events::EventBus', 'Name', 'a', 'b'],
    ['the position of a mapping', 'AWS::Lambda::EventSourceMapping', 'StartingPosition', 'LATEST', 'TRIM_HORIZON'],
    ['the stream of a mapping', 'AWS::Lambda::EventSourceMapping', 'EventSourceArn', { Ref: 'A' }, { Ref: 'B' }],
  ])('of %s replaces', (_, type, property, one, other) => {
    expect(changed(type, { [property]: one }, { [property]: other }))
      .toEqual([`A (${type}) is replaced: ${property} was ${JSON.stringify(one)} and is ${JSON.stringify(other)}`]);
    expect(changed(type, { [property]: one }, { [property]: JSON.parse(JSON.stringify(one)) })).toEqual([]);
  });

  test.each([
    ['the visibility of a queue', 'AWS::SQS::Queue', { VisibilityTimeout: 1 }, { VisibilityTimeout: 2 }],
    ['the batch of a mapping', 'AWS::Lambda::EventSourceMapping', { BatchSize: 1 }, { BatchSize: 2 }],
    ['the name of a role, which holds nothing', 'AWS::IAM::Role', { RoleName: 'a' }, { RoleName: 'b' }],
  ])('of %s does not', (_, type, before, after) => {
    expect(changed(type, before, after)).toEqual([]);
  });

  test('that leaves a queue out, or gives its name to another type, deletes it', () => {
    expect(replacedResources(template('AWS::SQS::Queue'), {})).toEqual(['A (AWS::SQS::Queue) is gone']);
    expect(replacedResources(template('AWS::SQS::Queue'), template('AWS::SNS::Topic'))).toEqual(['A (AWS::SQS::Queue) is an AWS::SNS::Topic now']);
    expect(replacedResources({}, template('AWS::SQS::Queue'))).toEqual([]);
    expect(replacedResources(template('AWS::IAM::Role'), {})).toEqual([]);
  });
});
