/** Not everything that takes an event takes the record of one: what may stand where is Lambda's to say. */
import { BUCKET_DESTINATION } from '../destinations/bucket/facts';
import { DestinationFacts, DestinationUse } from '../destinations/destination-facts';
import { EVENT_BUS_DESTINATION } from '../destinations/event-bus/facts';
import { FUNCTION_DESTINATION } from '../destinations/function/facts';
import { QUEUE_DESTINATION } from '../destinations/queue/facts';
import { TOPIC_DESTINATION } from '../destinations/topic/facts';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, not, unknown } from '../model/known';
import { DeliveryNode } from '../model/node';
import { Exit } from '../model/policy';
import { SourceKind } from '../model/target';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { report, location } from './kit/report';
import { settingOf } from './kit/settings';
import { joinWithAnd, describeNode } from './kit/wording';
import { withFailureBucket } from './queries/failure-settings';
import { setsProperty } from './queries/hidden-sources';
import { withFailureQueue } from './remedies/failure-queue';

const KINDS: readonly DestinationFacts[] = [
  BUCKET_DESTINATION, EVENT_BUS_DESTINATION, FUNCTION_DESTINATION, QUEUE_DESTINATION, TOPIC_DESTINATION,
];
/** Sources whose mapping takes no destination at all, and where their failed events go instead. */
const WITHOUT: Partial<Record<SourceKind, string>> = {
  queue: 'set RedrivePolicy on the queue', mq: 'give the broker a dead-letter queue', documentdb: 'catch failures in the function',
};
const USES: readonly (readonly [Exit['by'], string, 'failure' | 'success', DestinationUse])[] = [
  ['on-failure', 'OnFailure', 'failure', 'async-failure'], ['on-success', 'OnSuccess', 'success', 'async-success'],
];

export const destinationKindFits = defineRule({
  id: 'destination-kind-fits',
  severity: 'error',
  why: 'Lambda refuses a destination that it does not have for this source, or drops the record.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'DestinationConfig') },
  check: (app) => app.deliveries.flatMap((delivery) => {
    const instead = WITHOUT[delivery.source.kind];
    if (instead !== undefined) {
      const given = settingOf(delivery, 'DestinationConfig');
      return given === undefined ? [] : report(location([delivery, 'DestinationConfig']), given.given, () => ({
        fact: `The mapping has DestinationConfig, and Lambda has no destinations for such a source (${delivery.source.kind})`,
        consequence: 'Lambda refuses the mapping, and the stack does not deploy',
        fix: `Remove DestinationConfig, and ${instead}`,
        changes: unsetValue(delivery, 'DestinationConfig'),
      }));
    }
    return [
      ...successOfMapping(delivery),
      ...USES.flatMap(([by, property, list, asyncUse]) => delivery.policy.exits[list].filter((exit) => exit.by === by).flatMap((exit) => {
        const node = app.node(exit.to);
        const use = delivery.source.kind === 'async' ? asyncUse : 'mapping-failure';
        const limit = node?.kind === 'kafka-topic' ? ', which only a mapping of another topic of the same cluster may have' : '';
        const taken = KINDS.filter(({ takes }) => takes.includes(use)).map(({ noun }) => noun);
        return report(
          location([delivery, `DestinationConfig.${property}.Destination`]),
          isUnknown(exit.to) ? exit.to : not(fits(node, use, delivery)),
          () => ({
            fact: `DestinationConfig.${property} is ${describeNode(node ?? { id: String(exit.to), kind: 'other' })}${limit}`,
            consequence: 'Lambda refuses it, or the record is dropped',
            fix: `Set DestinationConfig.${property}.Destination to ${joinWithAnd(taken).replace(/ and (?!.* and )/, ' or ')}`,
            changes: use === 'mapping-failure'
              ? withFailureBucket(delivery)
              : withFailureQueue(delivery.declaredAt, `DestinationConfig.${property}.Destination`),
          }),
        );
      })),
    ];
  }),
});

/** What a mapping has handled is not told to anybody. */
function successOfMapping(delivery: Delivery): readonly Verdict[] {
  const given = delivery.policy.mode === 'poll' ? settingOf(delivery, 'DestinationConfig.OnSuccess') : undefined;
  return given === undefined ? [] : report(location([delivery, 'DestinationConfig.OnSuccess']), given.given, () => ({
    fact: 'The mapping has DestinationConfig.OnSuccess, and a mapping tells of failures only',
    consequence: 'It is refused, and the stack does not deploy',
    fix: 'Remove DestinationConfig.OnSuccess, and let the function itself send what it has handled',
    changes: unsetValue(delivery, 'DestinationConfig.OnSuccess'),
  }));
}

function fits(node: DeliveryNode | undefined, use: DestinationUse, { source }: Delivery): Known<boolean> {
  if (node === undefined || node.kind === 'other') return unknown(`what ${node?.id ?? 'the destination'} is`);
  if (node.kind === 'kafka-topic') {
    if (source.kind !== 'kafka') return false;
    return isUnknown(source.topic) ? source.topic : !node.id.endsWith(`/${source.topic}`);
  }
  if (node.kind === 'event-bus' && node.type === 'AWS::EventsV2::EventBus') return unknown(`whether Lambda delivers to an enhanced bus, ${node.id}`);
  return KINDS.some(({ kind, takes }) => kind === node.kind && takes.includes(use));
}
