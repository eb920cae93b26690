/** Lambda writes failed events without a message group, so nothing that is first in, first out takes them. */
import { isUnknown, Known } from '../model/known';
import { NodeId } from '../model/node';
import { defineRule } from './kit/define-rule';
import { Location, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { withFailureQueue } from './remedies/failure-queue';
import { convertToStandard, typeRequirements } from './remedies/fifo-conversion';

const PROPERTIES = { 'on-failure': 'DestinationConfig.OnFailure.Destination', 'on-success': 'DestinationConfig.OnSuccess.Destination' } as const;

export const destinationIsStandard = defineRule({
  id: 'destination-is-standard',
  severity: 'error',
  why: 'Lambda delivers to standard queues and topics only; a record that is sent to a FIFO one is lost.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => {
    const needs = typeRequirements(app);
    return [
      ...app.deliveries.flatMap((delivery) => [...delivery.policy.exits.failure, ...delivery.policy.exits.success].flatMap(({ by, to }) => (
        by === 'on-failure' || by === 'on-success' ? reportFifo(app, to, location([delivery, PROPERTIES[by]]), needs) : []
      ))),
      ...app.functions.flatMap((handler) => reportFifo(app, handler.deadLetter, location([handler, 'DeadLetterConfig.TargetArn']), needs)),
    ];
  },
});

function reportFifo(app: GraphIndex, to: Known<NodeId | 'none'>, spot: Location | undefined, needs: ReturnType<typeof typeRequirements>): readonly Verdict[] {
  const node = app.nodeOf('queue', to) ?? app.nodeOf('topic', to);
  return report(spot, isUnknown(to) ? to : node?.fifo ?? false, () => ({
    fact: `${spot?.property} is ${node && describeNode(node)}, which is FIFO`,
    consequence: 'Lambda writes to standard queues and topics only: it refuses the setting, or what fails is lost without a trace',
    fix: `Set ${spot?.property} to a standard ${node?.kind}, one without ${node?.kind === 'queue' ? 'FifoQueue' : 'FifoTopic'}`,
    changes: node?.declaredAt === undefined || needs(node.id, 'FIFO') ? withFailureQueue(spot?.at, spot?.property ?? '') : convertToStandard(node),
  }));
}
