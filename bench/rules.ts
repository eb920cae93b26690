/**
 * The catalogue over 300 functions, 600 queues and 300 mappings in 6 templates, beyond parsing: in processes that do nothing else, as users meet
 * it, and in one that repeats it. And the time per function at 10,000 functions as a ratio of that at 100: each round checks 100 apps of 100
 * functions and one app of 10,000, the same work next to each other, whatever the machine does in another minute. Medians of one run. Nothing
 * forces a garbage collection: that throws optimized code away, and the rounds would measure how V8 compiles it again.
 */
import { execFileSync } from 'node:child_process';
import { check } from '../src/checks/check';
import { readDeliveryGraph } from '../src/graph/read-graph';
import { ALL_RULES } from '../src/rules/all';
import { TemplateApp } from '../src/template/app';
import { FoundTemplate } from '../src/template/found-template';
import { median } from './median';

const MOST_MS = 100;
const PROCESSES = 15;
const [FEW, MANY] = [100, 10_000];
const ROUNDS = 9;
/** Until V8 has optimized what it will. */
const WARM_UP = 60;
const MOST_RATIO = 1.3;

function resources(count: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (let i = 0; i < count; i++) {
    const arn = (id: string) => ({ 'Fn::GetAtt': [`${id}${i}`, 'Arn'] });
    made[`Dead${i}`] = { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } };
    made[`Queue${i}`] = {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: 180, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } },
    };
    made[`Role${i}`] = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
    made[`Policy${i}`] = {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'p',
        Roles: [{ Ref: `Role${i}` }],
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: arn('Queue') }],
        },
      },
    };
    made[`Function${i}`] = { Type: 'AWS::Lambda::Function', Properties: { Role: arn('Role'), Timeout: 30 }, DependsOn: [`Policy${i}`] };
    made[`Mapping${i}`] = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { FunctionName: { Ref: `Function${i}` }, EventSourceArn: arn('Queue'), FunctionResponseTypes: ['ReportBatchItemFailures'] },
    };
  }
  return made;
}

function templatesOf(functions: number, stacks: number): readonly FoundTemplate[] {
  return Array.from({ length: stacks }, (_, s) => ({ name: `Stack${s}`, template: { Resources: resources(functions / stacks) } }));
}

function once(templates: readonly FoundTemplate[]): number {
  const start = process.hrtime.bigint();
  check(readDeliveryGraph(new TemplateApp(templates)), ALL_RULES);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function time(functions: number, stacks: number, rounds: number): number {
  const templates = templatesOf(functions, stacks);
  return median(Array.from({ length: rounds }, () => once(templates)));
}

/** Microseconds per function, and the median of the rounds' ratios. */
function growth(): { readonly few: number; readonly many: number; readonly ratio: number } {
  const [small, large] = [templatesOf(FEW, 1), templatesOf(MANY, 1)];
  const ofSmall = (): number => Array.from({ length: MANY / FEW }, () => once(small)).reduce((sum, ms) => sum + ms, 0);
  const rounds = Array.from({ length: ROUNDS }, (_, i) => {
    if (i % 2 === 0) return { few: ofSmall(), many: once(large) };
    const many = once(large);
    return { few: ofSmall(), many };
  });
  const perFunction = (milliseconds: readonly number[]): number => median(milliseconds) / MANY * 1000;
  return {
    few: perFunction(rounds.map(({ few }) => few)),
    many: perFunction(rounds.map(({ many }) => many)),
    ratio: median(rounds.map(({ few, many }) => many / few)),
  };
}

function report(): void {
  const alone = median(Array.from({ length: PROCESSES }, () => Number(execFileSync(process.execPath, [...process.execArgv, __filename, 'once'], { encoding: 'utf8' }))));
  time(300, 6, WARM_UP);
  const app = time(300, 6, WARM_UP);
  const { few, many, ratio } = growth();
  console.log(`300 functions in 6 templates, beyond parsing: ${alone.toFixed(0)} ms in a new process (at most ${MOST_MS}), ${app.toFixed(0)} ms when repeated`);
  console.log(`per function: ${few.toFixed(0)} µs at 100, ${many.toFixed(0)} µs at 10,000, ratio ${ratio.toFixed(2)} (at most ${MOST_RATIO})`);
  process.exitCode = alone <= MOST_MS && ratio <= MOST_RATIO ? 0 : 1;
}

if (process.argv[2] === 'once') console.log(once(templatesOf(300, 6)));
else report();
