/** One event that reaches one function by two ways is handled twice: by two rules, or from a topic directly and through a queue. */
import { groupBy } from '../model/collections';
import { and } from '../model/known';
import { overlap } from './event-arrives-once/filters';
import { Way, waysOf } from './event-arrives-once/ways';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNode, describeResource, prop } from './kit/wording';

export const eventArrivesOnce = defineRule({
  id: 'event-arrives-once',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Every rule of a bus and every subscription of a topic that matches an event delivers it: a function at the end of two handles it twice.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html',
  check: (app) => [...groupBy(waysOf(app), ({ ends }) => ends).values()].flatMap((ways) => (
    compareWithEarlier(ways, comparisonKey, isTwice).flatMap(({ item, earlier, conflicts }) => (
      report(location([item, item.property]), conflicts, () => ({
        fact: `${describeNode(item.handler)} gets what ${describeNode(item.origin)} delivers by ${describeResource(item.declaredAt)}${through(item)} and by `
          + `${describeResource(earlier.declaredAt)}${through(earlier)}, and their filters let the same events through`,
        consequence: 'The function handles such an event twice',
        fix: `Remove one of the two ways, or set ${prop(item.filterProperty)} of one so that no event passes both`,
        // Which of the two is meant for the event only its owner knows.
        changes: [],
      }))
    ))
  )),
});

function through({ queue }: Way): string {
  return queue === undefined ? '' : ` through ${describeNode(queue)}`;
}

function comparisonKey({ place, filter, narrowed, enabled, input, declaredAt }: Way): readonly unknown[] {
  return [place, filter, narrowed, enabled, input, declaredAt.condition];
}

/** Two rules that hand the function different inputs ask it for different work. */
function isTwice(one: Way, other: Way): ReturnType<typeof and> {
  if (one.place === other.place || one.input !== other.input) return false;
  return and(one.enabled, other.enabled, coexist(one, other), overlap(one, other));
}
