/** How long a message is retried depends on the retention, which a template may hide. */
import { check } from '../../src/checks/check';
import { textsOf } from '../../src/checks/result';
import { sourceQueueHasDeadLetterQueue } from '../../src/rules/source-queue-has-dead-letter-queue';
import { aFunction, aMapping, aQueue, arn, graphOf, ref } from '../template/app-of';

test.each<[string, unknown, string]>([
  ['known', 345600, 'retried until it is 4 days (345,600 s) old, and'],
  ['a parameter', ref('Kept'), 'retried until its retention ends, and'],
])('retention that is %s', (_, MessageRetentionPeriod, words) => {
  const graph = graphOf({ Fn: aFunction(), Q: aQueue({ MessageRetentionPeriod }), M: aMapping({ EventSourceArn: arn('Q') }) }, { Parameters: { Kept: { Type: 'Number' } } });
  expect(check(graph, [sourceQueueHasDeadLetterQueue]).findings.map((finding) => textsOf(finding).message)).toEqual([expect.stringContaining(words)]);
});
