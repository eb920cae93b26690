/** Lambda writes records and failed events without a message group, so FIFO queues and topics refuse them. */
import { isUnknown, Known } from '../model/known';
import { NodeId } from '../model/node';
import { allExits } from '../model/policy';
import { defineRule } from './kit/define-rule';
import { Location, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { withFailureQueue } from './remedies/failure-queue';
import { convertToStandard, typeRequirements } from './remedies/fifo-conversion';

const PROPERTIES = {
  'on-failure': 'DestinationConfig.OnFailure.Destination', 'on-success': 'DestinationConfig.OnSuccess.Destination',
} as const;

export const destinationIsStandard = defineRule({
  id: 'destination-is-standard',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Lambda delivers only to standard queues and topics: a record for a FIFO queue or topic is lost.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => {
    const requiresType = typeRequirements(app);
    return [
      ...app.deliveries.flatMap((delivery) => allExits(delivery.policy).flatMap(({ by, to }) => (
        by === 'on-failure' || by === 'on-success' ? reportFifo(app, to, location([delivery, PROPERTIES[by]]), requiresType) : []
      ))),
      ...app.functions.flatMap((handler) => reportFifo(app, handler.deadLetter, location([handler, 'DeadLetterConfig.TargetArn']), requiresType)),
    ];
  },
});

function reportFifo(
  app: GraphIndex, to: Known<NodeId | 'none'>, setting: Location | undefined, requiresType: ReturnType<typeof typeRequirements>,
): readonly Verdict[] {
  const node = app.nodeOf('queue', to) ?? app.nodeOf('topic', to);
  return report(setting, isUnknown(to) ? to : node?.fifo ?? false, () => ({
    fact: `${prop(setting?.property ?? '')} is ${node && describeNode(node)}, which is FIFO`,
    consequence: 'Lambda writes only to standard queues and topics: it refuses the setting, or failed events are lost without a trace',
    fix: `Set ${prop(setting?.property ?? '')} to a standard ${node?.kind}, one without ${prop(node?.kind === 'queue' ? 'FifoQueue' : 'FifoTopic')}`,
    changes: node?.declaredAt === undefined || requiresType(node.id, 'FIFO')
      ? withFailureQueue(setting?.at, setting?.property ?? '')
      : convertToStandard(node),
  }));
}
