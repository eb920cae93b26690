/** Lambda supports different kinds of destinations for asynchronous invocations and for mappings. */
import { DestinationUse } from '../destinations/destination-facts';
import { DESTINATION_FACTS } from '../destinations/facts';
import { NOUNS, withArticle } from '../facts/nouns';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, not, unknown } from '../model/known';
import { DeliveryNode } from '../model/node';
import { isTopic } from '../model/node-id';
import { Exit } from '../model/policy';
import { factsOf } from '../sources/facts';
import { joinWithOr } from '../text/lists';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { isPolicyHidden, kindOf, mayRead, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { settingOf } from './kit/settings';
import { describeNode, prop } from './kit/wording';
import { withFailureBucket } from './queries/failure-settings';
import { withFailureQueue } from './remedies/failure-queue';

const USES: readonly (readonly [Exit['by'], string, 'failure' | 'success', DestinationUse])[] = [
  ['on-failure', 'OnFailure', 'failure', 'async-failure'], ['on-success', 'OnSuccess', 'success', 'async-success'],
];

export const destinationKindFits = defineRule({
  id: 'destination-kind-fits',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a kind of destination that it does not support for the source, or drops the record.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { source: (mapping) => isPolicyHidden(mapping) && setsProperty(mapping, 'DestinationConfig') },
  check: (app) => app.deliveries.flatMap((delivery) => {
    const alternative = factsOf(kindOf(delivery))?.insteadOfDestination;
    if (alternative !== undefined) {
      const setting = settingOf(delivery, 'DestinationConfig');
      return setting === undefined ? [] : report(location([delivery, 'DestinationConfig']), setting.given, () => ({
        fact: `The mapping has ${prop('DestinationConfig')}, and Lambda has no destinations for this kind of source (${delivery.source.kind})`,
        consequence: 'Lambda refuses the mapping, and the stack does not deploy',
        fix: `Remove ${prop('DestinationConfig')}, and ${alternative}`,
        changes: unsetValue(delivery, 'DestinationConfig'),
      }));
    }
    return [
      ...successOfMapping(delivery),
      ...USES.flatMap(([by, property, outcome, asyncUse]) => exitsBy(delivery, outcome, by).flatMap((exit) => {
        const node = app.node(exit.to);
        const use = delivery.source.kind === 'async' ? asyncUse : 'mapping-failure';
        const limit = node?.kind === 'kafka-topic' ? ', which only a mapping of another topic in the same cluster can have' : '';
        const supported = DESTINATION_FACTS.filter(({ takes }) => takes.includes(use)).map(({ kind }) =>
          withArticle(NOUNS[kind]),
        );
        return report(
          location([delivery, `DestinationConfig.${property}.Destination`]),
          isUnknown(exit.to) ? exit.to : not(fits(node, use, delivery)),
          () => ({
            fact: `${prop(`DestinationConfig.${property}`)} is ${describeNode(node ?? { id: String(exit.to), kind: 'other' })}${limit}`,
            consequence: 'Lambda refuses the destination, or drops the record',
            fix: `Set ${prop(`DestinationConfig.${property}.Destination`)} to ${joinWithOr(supported)}`,
            changes: use === 'mapping-failure'
              ? withFailureBucket(delivery)
              : withFailureQueue(delivery.declaredAt, `DestinationConfig.${property}.Destination`),
          }),
        );
      })),
    ];
  }),
});

function exitsBy({ policy }: Delivery, outcome: 'failure' | 'success', by: Exit['by']): readonly Exit[] {
  return policy.exits[outcome].filter((exit) => exit.by === by);
}

/** A mapping has no destination for events that the function handled. */
function successOfMapping(delivery: Delivery): readonly Verdict[] {
  const setting = delivery.policy.mode === 'poll' ? settingOf(delivery, 'DestinationConfig.OnSuccess') : undefined;
  return setting === undefined ? [] : report(location([delivery, 'DestinationConfig.OnSuccess']), setting.given, () => ({
    fact: `The mapping has ${prop('DestinationConfig.OnSuccess')}, and a mapping sends records of failures only`,
    consequence: 'Lambda refuses the mapping, and the stack does not deploy',
    fix: `Remove ${prop('DestinationConfig.OnSuccess')}, and let the function itself send its results`,
    changes: unsetValue(delivery, 'DestinationConfig.OnSuccess'),
  }));
}

function fits(node: DeliveryNode | undefined, use: DestinationUse, delivery: Delivery): Known<boolean> {
  const { source } = delivery;
  if (node === undefined || node.kind === 'other') return unknown(`what ${node?.id ?? 'the destination'} is`);
  if (node.kind === 'kafka-topic') {
    if (!mayRead(delivery, 'kafka')) return false;
    if (source.kind === 'unknown') return unknown('whether the source is Kafka');
    return isUnknown(source.topic) ? source.topic : source.topic === undefined || !isTopic(node.id, source.topic);
  }
  if (node.kind === 'event-bus' && node.type === 'AWS::EventsV2::EventBus') {
    return unknown(`whether Lambda delivers to an enhanced bus, ${node.id}`);
  }
  return DESTINATION_FACTS.some(({ kind, takes }) => kind === node.kind && takes.includes(use));
}
