/**
 * The command over one template of 5 kB: its time as a ratio of an empty node program's, in processes that alternate, and its peak of memory;
 * beside cfn-lint and checkov on the same file where they are installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median';

const ROUNDS = 15;
const MOST_RATIO = 3;
const MOST_MB = 80;
const TIME = '/usr/bin/time';

interface Run { readonly ms: number; readonly mb: number }

const directory = mkdtempSync(join(tmpdir(), 'bench-command-'));
const template = join(directory, 'Shop.template.json');
const empty = join(directory, 'empty.js');
writeFileSync(template, JSON.stringify({ Resources: Object.fromEntries([0, 1, 2, 3, 4].flatMap(lane)) }, undefined, 1));
writeFileSync(empty, '');

function lane(i: number): readonly (readonly [string, object])[] {
  const arn = (id: string) => ({ 'Fn::GetAtt': [`${id}${i}`, 'Arn'] });
  return [
    [`Fn${i}`, { Type: 'AWS::Lambda::Function', Properties: { Timeout: 30, Role: arn('Role') } }],
    [`Role${i}`, {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'],
      },
    }],
    [`Queue${i}`, { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 20 } }],
    [`Mapping${i}`, {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { FunctionName: { Ref: `Fn${i}` }, EventSourceArn: arn('Queue'), BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'] },
    }],
  ];
}

/** Undefined where the program is not there. */
function run(program: string, args: readonly string[]): Run | undefined {
  const start = process.hrtime.bigint();
  const measured = existsSync(TIME);
  const { status, stderr } = measured
    ? spawnSync(TIME, ['-f', '%M', program, ...args], { encoding: 'utf8' })
    : spawnSync(program, args, { encoding: 'utf8' });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || status === 127) return undefined;
  return { ms, mb: measured ? Number(stderr.trim().split('\n').at(-1)) / 1024 : NaN };
}

function others(): void {
  for (const [program, args] of [['cfn-lint', [template]], ['checkov', ['--skip-download', '--quiet', '-f', template]]] as const) {
    const runs = [run(program, args), run(program, args)].filter((one) => one !== undefined);
    const fastest = runs.reduce((least, one) => Math.min(least, one.ms), Infinity);
    console.log(runs.length === 0
      ? `${program}: not installed, skipped`
      : `${program}: ${fastest.toFixed(0)} ms, ${(fastest / command.ms).toFixed(0)} × the command, ${runs[0].mb.toFixed(0)} MB`);
  }
}

const [nothing, ours]: [Run[], Run[]] = [[], []];
/** What `npx cdk-lambda-delivery` starts. Its first run fills the cache of compiled code. */
const start = join(__dirname, '..', 'lib', 'cli', 'start.js');
run(process.execPath, [start, 'check', template]);
for (let i = 0; i < ROUNDS; i += 1) {
  nothing.push(run(process.execPath, [empty])!);
  ours.push(run(process.execPath, [start, 'check', template])!);
}
const command = { ms: median(ours.map(({ ms }) => ms)), mb: median(ours.map(({ mb }) => mb)) };
const ratio = median(ours.map(({ ms }, i) => ms / nothing[i].ms));
console.log(`command on one template: ${command.ms.toFixed(0)} ms, ${ratio.toFixed(2)} × an empty node program (at most ${MOST_RATIO})`);
console.log(`peak of memory: ${command.mb.toFixed(0)} MB (at most ${MOST_MB}); an empty node program ${median(nothing.map(({ mb }) => mb)).toFixed(0)} MB`);
others();
rmSync(directory, { recursive: true });
process.exitCode = ratio <= MOST_RATIO && !(command.mb > MOST_MB) ? 0 : 1;
