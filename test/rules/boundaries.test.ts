/** Rules that compare numbers, at the number where they turn. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, resource } from '../template/app-of';

const speaks = (rule: string, resources: Json): boolean => (
  check(graphOf({ Fn: aFunction(), D: aQueue(), ...resources }), ALL_RULES.filter(({ id }) => id === rule)).findings.length > 0);

test.each([[599, true], [600, true], [601, false]])('a message hidden for 600 s that is kept for %s s is lost: %s', (MessageRetentionPeriod, lost) => {
  const redrive = { RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 5 } };
  expect(speaks('message-reaches-dead-letter-queue', {
    Q: aQueue({ VisibilityTimeout: 120, MessageRetentionPeriod, ...redrive }), M: aMapping({ EventSourceArn: arn('Q') }),
  })).toBe(lost);
});

test.each([[86_399, false], [86_400, false], [86_401, true]])('a record kept for a day and tried for %s s is tried without bound: %s', (age, unbounded) => {
  expect(speaks('stream-retries-are-bounded', {
    S: resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 24 }),
    M: aMapping({ EventSourceArn: arn('S'), StartingPosition: 'LATEST', MaximumRecordAgeInSeconds: age }),
  })).toBe(unbounded);
});
