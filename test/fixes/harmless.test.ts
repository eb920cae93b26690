/** What no plan does: it shortens no time, puts no resource of the app out of use, and accepts no loss. */
import { join } from 'path';
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { readApp } from '../../src/template/load/read-app';
import { fixtures } from '../rules/fixture';
import { aFunction, appOfStacks, aQueue, arn, Json, ref, resource } from '../template/app-of';
import { base, fifo } from '../trial/base';
import { MUTATIONS } from '../trial/mutations';
import { applied, Stacks } from './applied';

/** The check of the test, written without `src/fixes`: numbers and references of a template before and after. */
const TIME = /(?:^|\.)(?:Timeout|TimeoutInMillis|ExecutionTimeout|VisibilityTimeout|MessageRetentionPeriod|RetentionPeriodHours|MaximumEventAgeInSeconds)$/;

function numbersIn(value: unknown, path = ''): [string, number][] {
  if (TIME.test(path) && Number.isFinite(Number(value))) return [[path, Number(value)]];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`)) : [];
}

function shortened(before: Json, after: Json): string[] {
  const now = new Map(numbersIn(after));
  const resources = after.Resources as Json;
  return numbersIn(before).filter(([path]) => path.split('.')[2] in resources)
    .filter(([path, time]) => (now.get(path) ?? 0) < time).map(([path, time]) => `${path} from ${time} to ${now.get(path)}`);
}

/** What looks at a resource or permits its use does not use it. */
const LOOKS = /^AWS::(?:CloudWatch|IAM)::|Policy$|^AWS::Lambda::Permission$/;

function used(template: Json): Set<string> {
  const resources = template.Resources as Record<string, Json>;
  const users = Object.entries(resources).filter(([, { Type }]) => !LOOKS.test(String(Type)))
    .map(([id, { Properties }]) => [id, JSON.stringify(Properties ?? {})] as const);
  const outputs = JSON.stringify(template.Outputs ?? {});
  return new Set(Object.keys(resources).filter((id) => {
    const isNamed = (text: string): boolean => text.includes(`"${id}"`) || text.includes(`\${${id}}`) || text.includes(`\${${id}.`) || text.includes(`"${id}.`);
    return isNamed(outputs) || users.some(([user, text]) => user !== id && isNamed(text));
  }));
}

function orphans(before: Json, after: Json): string[] {
  const now = used(after);
  return [...used(before)].filter((id) => id in (after.Resources as Json) && !now.has(id));
}

function harms(stacks: Stacks, plan: FixPlan): string[] {
  const settled = applied(stacks, plan);
  const harmOf = new Map(ALL_RULES.map(({ id, harm }) => [id, harm]));
  return [
    ...Object.keys(stacks).flatMap((name) => [
      ...shortened(stacks[name], settled[name]), ...orphans(stacks[name], settled[name]).map((id) => `${id} is out of use`),
    ]),
    ...plan.accepted.filter(({ rule }) => harmOf.get(rule) !== 'worth-knowing').map(({ rule }) => `${rule} is accepted`),
  ];
}

const planOf = (template: Json): FixPlan => fixPlan(appOfStacks({ App: template }), ALL_RULES);
const bad = fixtures().filter((fixture) => fixture.bad);

test.each(bad.map(({ name, template }) => [name, template] as const))('%s: its plan harms nothing', (_, template) => {
  expect(harms({ App: template }, planOf(template as unknown as Json))).toEqual([]);
});

test.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))('the trial with %s: its plan harms nothing', (_, { apply }) => {
  const resources = structuredClone({ ...base(), ...fifo() });
  apply(resources);
  const template = { Resources: resources } as unknown as Json;
  expect(harms({ App: template }, planOf(template))).toEqual([]);
});

test('the plan of the SAM example harms nothing', () => {
  const app = readApp([join(__dirname, '../../examples/sam/shop/template.yaml')]);
  const stacks = Object.fromEntries(app.stacks.map(({ name, template }) => [name, template as Json]));
  expect(harms(stacks, fixPlan(app, ALL_RULES))).toEqual([]);
});

const RULE_TO = (target: Json): Json => ({
  Nightly: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: '0', Arn: arn('Fn'), ...target }] }),
});

test('a function that runs for 180 s is not cut to the 29 s of its API', () => {
  const { resources, left } = planOf({
    Resources: {
      Fn: aFunction({ Timeout: 180 }),
      Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
      Orders: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationType: 'AWS_PROXY', IntegrationUri: arn('Fn') }),
    },
  });
  expect(resources.filter(({ logicalId }) => logicalId === 'Fn')).toEqual([]);
  expect(left.map(({ rule }) => rule)).toContain('gateway-waits-for-function');
});

test('a queue of the app that a stream fails into stays in use, whatever is worth knowing about it', () => {
  const { resources, left } = planOf({
    Resources: {
      Fn: aFunction(),
      Clicks: resource('AWS::Kinesis::Stream', { ShardCount: 1, RetentionPeriodHours: 24 }),
      Failures: aQueue({ MessageRetentionPeriod: 1_209_600 }),
      Mapping: resource('AWS::Lambda::EventSourceMapping', {
        FunctionName: ref('Fn'),
        EventSourceArn: arn('Clicks'),
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 3,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: arn('Failures') } },
      }),
    },
  });
  expect(JSON.stringify(resources.find(({ logicalId }) => logicalId === 'Mapping')?.edits ?? [])).not.toContain('OnFailure');
  expect(left.map(({ rule }) => rule)).toContain('failure-pointer-outlives-record');
});

test('a dead-letter queue that doubles a destination is left in place', () => {
  const { left } = planOf({
    Resources: {
      Fn: aFunction({ DeadLetterConfig: { TargetArn: arn('Dead') } }),
      Dead: aQueue(),
      Failures: aQueue(),
      Settings: resource('AWS::Lambda::EventInvokeConfig', {
        FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: arn('Failures') } },
      }),
      ...RULE_TO({}),
    },
  });
  expect(left.map(({ rule }) => rule)).toContain('dead-letter-queue-and-destination');
});

test('the test itself sees a shorter time, an orphan and an accepted loss', () => {
  const before: Json = { Resources: { Fn: aFunction({ Timeout: 180, DeadLetterConfig: { TargetArn: arn('Dead') } }), Dead: aQueue(), Watch: resource('AWS::CloudWatch::Alarm', { Dimensions: [arn('Dead')] }) } };
  const after: Json = { Resources: { Fn: aFunction({ Timeout: 29 }), Dead: aQueue(), Watch: resource('AWS::CloudWatch::Alarm', { Dimensions: [arn('Dead')] }) } };
  expect(shortened(before, after)).toEqual(['.Resources.Fn.Properties.Timeout from 180 to 29']);
  expect(orphans(before, after)).toEqual(['Dead']);
  const accepted = [{ rule: 'async-failure-has-an-exit', reason: '' }];
  expect(harms({}, { resources: [], outputs: [], parameters: [], imports: [], accepted, left: [], fixedApp: new TemplateApp([]) })).toHaveLength(1);
});
