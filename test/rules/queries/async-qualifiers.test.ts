/** A call that Lambda refuses is no asynchronous invocation of its qualifier. */
import { check } from '../../../src/checks/check';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, appOf, arn, Json, ref, resource } from '../../template/app-of';

const ABOUT_ASYNC = ['async-config-covers-qualifier', 'async-failure-has-an-exit', 'async-limits-are-explicit', 'dead-letter-queue-is-used', 'durable-function-is-qualified'];
const DURABLE = { DurableConfig: { ExecutionTimeout: 600, RetentionPeriodInDays: 7 } };
const subscription = (endpoint: unknown): Json => resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'lambda', Endpoint: endpoint });

const told = (more: Json): readonly string[] => {
  const { findings } = check(readDeliveryGraph(appOf({
    Fn: aFunction(DURABLE),
    V1: resource('AWS::Lambda::Version', { FunctionName: ref('Fn') }),
    Live: resource('AWS::Lambda::Alias', { Name: 'live', FunctionName: ref('Fn'), FunctionVersion: arn('V1') }),
    Settings: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: 'live', MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3600 }),
    Topic: resource('AWS::SNS::Topic'),
    Sub: subscription(arn('Fn')),
    ...more,
  })), ALL_RULES.filter(({ id }) => ABOUT_ASYNC.includes(id)));
  return findings.map(({ rule }) => rule).sort();
};

test.each<[string, Json, readonly string[]]>([
  ['without a qualifier, of a durable function', {}, ['durable-function-is-qualified']],
  ['of $LATEST by its name', { Sub: subscription({ 'Fn::Sub': '${Fn.Arn}:$LATEST' }) }, ['async-config-covers-qualifier', 'async-failure-has-an-exit']],
  ['without a qualifier, of another function', { Fn: aFunction() }, ['async-config-covers-qualifier', 'async-failure-has-an-exit']],
  ['beside a caller that Lambda takes', { More: subscription(ref('Live')) }, ['async-failure-has-an-exit', 'durable-function-is-qualified']],
  ['of a function that is polled as well', {
    Fn: aFunction({ ...DURABLE, DeadLetterConfig: { TargetArn: arn('Dead') } }),
    Dead: resource('AWS::SQS::Queue'),
    Q: resource('AWS::SQS::Queue'),
    Poll: resource('AWS::Lambda::EventSourceMapping', { EventSourceArn: arn('Q'), FunctionName: ref('Live') }),
  }, ['durable-function-is-qualified']],
])('a call %s', (_, more, expected) => {
  expect(told(more)).toEqual(expected);
});
