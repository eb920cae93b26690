/**
 * One event that reaches one function by two ways is handled twice: by two rules, from a topic directly and through a queue, from a bucket by
 * a notification and by a rule, or from two replicas of a table.
 */
import { groupBy } from '../model/collections';
import { and, Known, mapAll } from '../model/known';
import { nodeId } from '../model/node-id';
import { BucketWay, bucketWays, comesTwice } from './event-arrives-once/bucket-ways';
import { overlap } from './event-arrives-once/filters';
import { replicasHandledTwice } from './event-arrives-once/replicas';
import { Way, waysOf } from './event-arrives-once/ways';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { decidedFirst } from './kit/decided-first';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { location, report } from './kit/report';
import { describeNode, describeResource, prop } from './kit/wording';

export const eventArrivesOnce = defineRule({
  id: 'event-arrives-once',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Each rule, subscription and notification that matches an event delivers it: a function at the end of two handles it twice.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html',
  check: (app) => decidedFirst([
    ...twice(waysOf(app), comparisonKey, isTwice),
    ...twice(bucketWays(app), bucketKey, isTwiceFromBucket),
    ...replicasHandledTwice(app),
  ]),
});

function twice<T extends Way>(
  all: readonly T[], keyOf: (way: T) => readonly unknown[], conflict: (one: T, other: T) => Known<boolean>,
): readonly Verdict[] {
  const groups = [...groupBy(all, ({ ends }) => ends).values()];
  return groups.flatMap((ways) => compareWithEarlier(ways, keyOf, conflict)).flatMap(({ item, earlier, conflicts }) => (
    report(location([item, item.property]), conflicts, () => ({
      fact: `${describeNode(item.handler)} gets what ${describeNode(item.origin)} delivers by ${wayText(item)} and by `
        + `${wayText(earlier)}, and their filters let the same events through`,
      consequence: 'The function handles such an event twice',
      fix: `Remove one of the two ways, or set ${prop(item.filterProperty)} of one so that no event passes both`,
      // Which of the two is meant for the event only its owner knows.
      changes: [],
    }))
  ));
}

/** A notification is often a part of the bucket itself. */
function wayText(one: Way): string {
  const { declaredAt, origin } = one;
  return `${nodeId(declaredAt) === origin.id ? 'its own notification' : describeResource(declaredAt)}${through(one)}`;
}

function through({ queue }: Way): string {
  return queue === undefined ? '' : ` through ${describeNode(queue)}`;
}

function comparisonKey({ place, filter, narrowed, enabled, input, declaredAt }: Way): readonly unknown[] {
  return [place, filter, narrowed, enabled, input, declaredAt.condition];
}

/** Two rules that hand the function different inputs ask it for different work. */
function isTwice(one: Way, other: Way): Known<boolean> {
  if (one.place === other.place || one.input !== other.input) return false;
  return and(one.enabled, other.enabled, coexist(one, other), overlap(one, other));
}

function bucketKey(one: BucketWay): readonly unknown[] {
  return [...comparisonKey(one), one.by, one.objects];
}

/** S3 refuses two notifications of one object, and two rules are compared on their bus. */
function isTwiceFromBucket(one: BucketWay, other: BucketWay): Known<boolean> {
  if (one.by === other.by || one.input !== other.input) return false;
  const isWhole = mapAll([one.narrowed, other.narrowed], (a, b) => a === '[]' && b === '[]');
  return and(isWhole, one.enabled, other.enabled, coexist(one, other), comesTwice(one, other));
}
