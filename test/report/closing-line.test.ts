/** The report never says that every failed event has an exit where the checks say otherwise. */
import { CheckResult } from '../../src/checks/result';
import { closingLines } from '../../src/report/closing-line';
import { stories } from '../../src/report/story/stories';
import { aFunction, aMapping, aQueue, arn, graphOf } from '../template/app-of';
import { finding, undecided } from './check/reports';

const polled = stories(graphOf({
  Fn: aFunction(),
  Dlq: aQueue(),
  Orders: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 } }),
  Queue: aMapping({ EventSourceArn: arn('Orders') }),
}));
const lost = finding({ harm: 'lost-on-failure' });

function lines(given: Partial<CheckResult>, told = polled): readonly string[] {
  const checked = { rules: 1, functions: 1, deliveries: 1 };
  return closingLines(told, { findings: [], silent: [], unknowns: [], acknowledged: [], checked, ...given });
}

test.each<[string, Partial<CheckResult>]>([
  ['nothing', {}],
  ['what is worth knowing', { findings: [finding({ harm: 'lost-on-failure', severity: 'info' })] }],
])('where the checks find %s, every failed event has an exit', (_, given) => {
  expect(lines(given)).toEqual(['1 delivery: every failed event has an exit']);
});

test.each<[string, Partial<CheckResult>, readonly string[]]>([
  ['a loss', { findings: [lost] }, [
    '1 delivery: each has an exit for failed events, but events can still be lost', 'cdk-lambda-delivery check reports 1 error',
  ]],
  ['a warning of a loss', { findings: [{ ...lost, severity: 'warning' }] }, [
    '1 delivery: each has an exit for failed events, but events can still be lost',
    'cdk-lambda-delivery check reports 1 warning of lost events',
  ]],
  ['an undecided check', { unknowns: [undecided()] }, [
    '1 delivery: none is known to lose failed events', 'cdk-lambda-delivery check reports 1 check that could not be made',
  ]],
  ['an accepted loss', { acknowledged: [{ finding: lost, reason: 'It may be lost.' }] }, [
    '1 delivery: every failed event has an exit, but for what 1 acknowledgment accepts',
  ]],
])('where there is %s, the report says so', (_, given, expected) => {
  expect(lines(given)).toEqual(expected);
});

test('a caller that waits for the result keeps the event', () => {
  const waiting = polled.map((story) => ({ ...story, handover: 'sync' as const }));
  expect(lines({}, waiting)).toEqual(['1 delivery: every caller waits for the result and learns of the failure']);
});
