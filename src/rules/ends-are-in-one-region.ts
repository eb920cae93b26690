/** Where both ends of a delivery have to be in one Region, and which Regions they are in. */
import { Ends, endsOf } from './ends-are-in-one-region/ends';
import { topicsOfSubscriptions } from './ends-are-in-one-region/topics';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { location, report } from './kit/report';
import { describeNode } from './kit/wording';

export const endsAreInOneRegion = defineRule({
  id: 'ends-are-in-one-region',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda polls sources of its own Region, S3 notifies targets of the bucket\'s Region, and a dead-letter queue is in the Region of its source.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app) => [...endsOf(app).flatMap(reportEnds), ...topicsOfSubscriptions(app)],
});

function reportEnds({ declared, property, from, to, refuses, fix, severity }: Ends): readonly Verdict[] {
  return report(location([declared, property]), true, (): Problem => ({
    fact: `${describeNode(from)} is in ${from.region}, and ${describeNode(to)} is in ${to.region}`,
    consequence: refuses,
    fix,
    // Which of the two moves, and how events cross, only a person knows.
    changes: [],
    ...(severity === undefined ? {} : { severity }),
  }));
}
