/**
 * The command over 10,000 functions in 100 stacks, as SARIF beside JSON: the processor's time and the peak of memory, as ratios of runs that
 * alternate. SARIF finds the lines of every result, and has twice the bytes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median';

const ROUNDS = 5;
const STACKS = 100;
const FUNCTIONS_OF_A_STACK = 100;
const MOST_TIME = 1.3;
const MOST_MEMORY = 1.5;
const TIME = '/usr/bin/time';

interface Run { readonly seconds: number; readonly mb: number }

const directory = mkdtempSync(join(tmpdir(), 'bench-sarif-'));
const command = join(__dirname, '..', 'lib', 'cli', 'index.js');

function write(name: string, content: object): void {
  writeFileSync(join(directory, name), JSON.stringify(content, undefined, 1));
}

function consumer(stack: string, i: number): readonly (readonly [string, object])[] {
  const arn = (id: string) => ({ 'Fn::GetAtt': [`${id}${i}`, 'Arn'] });
  const resource = (id: string, type: string, properties: object): readonly [string, object] => (
    [`${id}${i}`, { Type: type, Properties: properties, Metadata: { 'aws:cdk:path': `${stack}/Consumer${i}/${id}/Resource` } }]
  );
  const statement = (rest: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...rest }] });
  return [
    resource('Fn', 'AWS::Lambda::Function', { Handler: 'i.h', Runtime: 'nodejs22.x', Timeout: 30, Role: arn('Role') }),
    resource('Role', 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: statement({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    }),
    resource('Policy', 'AWS::IAM::Policy', {
      PolicyName: 'p',
      Roles: [{ Ref: `Role${i}` }],
      PolicyDocument: statement({ Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: arn('Queue') }),
    }),
    resource('Queue', 'AWS::SQS::Queue', { VisibilityTimeout: 20 }),
    resource('Mapping', 'AWS::Lambda::EventSourceMapping', { FunctionName: { Ref: `Fn${i}` }, EventSourceArn: arn('Queue'), BatchSize: 10 }),
  ];
}

function writeAssembly(): void {
  const names = Array.from({ length: STACKS }, (_, i) => `Stack${i}`);
  for (const name of names) {
    const all = Array.from({ length: FUNCTIONS_OF_A_STACK }, (_, i) => consumer(name, i)).flat();
    write(`${name}.template.json`, { Resources: Object.fromEntries(all) });
  }
  const artifacts = names.map((name) => [name, { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } }]);
  write('manifest.json', { version: '48.0.0', artifacts: Object.fromEntries(artifacts) });
}

function run(format: string): Run {
  const args = [command, 'check', directory, '--format', format, '-o', join(directory, format)];
  const { stderr } = spawnSync(TIME, ['-f', '%U %S %M', process.execPath, ...args], { encoding: 'utf8' });
  const [user, system, kb] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { seconds: user + system, mb: kb / 1024 };
}

if (existsSync(TIME)) {
  writeAssembly();
  const rounds = Array.from({ length: ROUNDS }, () => ({ json: run('json'), sarif: run('sarif') }));
  const seconds = median(rounds.map(({ json, sarif }) => sarif.seconds / json.seconds));
  const memory = median(rounds.map(({ json, sarif }) => sarif.mb / json.mb));
  const of = (format: 'json' | 'sarif'): string => (
    `${median(rounds.map((one) => one[format].seconds)).toFixed(1)} s, ${median(rounds.map((one) => one[format].mb)).toFixed(0)} MB`
  );
  console.log(`10,000 functions as JSON: ${of('json')}; as SARIF: ${of('sarif')}`);
  console.log(`SARIF beside JSON: ${seconds.toFixed(2)} × the processor's time (at most ${MOST_TIME}), ${memory.toFixed(2)} × the memory (at most ${MOST_MEMORY})`);
  process.exitCode = seconds <= MOST_TIME && memory <= MOST_MEMORY ? 0 : 1;
} else {
  console.log(`${TIME} is not installed, skipped`);
}
rmSync(directory, { recursive: true });
