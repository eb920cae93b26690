/** A dead-letter queue of a pushing service is only as good as the policy that lets the service write to it. */
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { Lookup } from './kit/graph-index';
import { listed, named } from './kit/wording';
import { Lacking, unmet, unmetOnLinks } from './queries/missing-permissions';
import { allowing, grants, permitting } from './remedies/grants';

export const serviceMayWriteDeadLetterQueue = defineRule({
  id: 'service-may-write-dead-letter-queue',
  severity: 'error',
  why: 'What a service may not write to its dead-letter queue is dropped, exactly when the queue is needed.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app) => [
    ...unmet(app, 'write-dead-letter', (missing) => problemOf(app, missing, 'to the function')),
    ...unmetOnLinks(app, 'write-dead-letter', (missing, { to }) => {
      const node = app.node(to);
      return problemOf(app, missing, node === undefined ? 'here' : `to ${named(node)}`);
    }),
  ],
});

function problemOf(app: Lookup, missing: Lacking, to: string): Problem {
  const { by, on, actions } = missing;
  const who = by.kind === 'service' ? by.service : 'the role of the target';
  return {
    fact: `${who} may not ${listed(actions)} on ${on}, the dead-letter queue that is set here`,
    consequence: `What it cannot hand over ${to} is dropped and lost without a trace`,
    fix: permitting(missing, by.kind === 'service'
      ? `Allow ${who} to ${listed(actions)} in the PolicyDocument of the queue's AWS::SQS::QueuePolicy, with aws:SourceArn, and in the policy of its key if it has one`
      : allowing(missing)),
    changes: grants(app, missing),
  };
}
