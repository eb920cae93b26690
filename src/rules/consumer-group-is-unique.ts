/** Kafka distributes the records of a topic among the members of a consumer group. */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, mapAll, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { Setting } from '../model/setting';
import { markName } from '../text/names';
import { unsetValue } from './kit/changes';
import { coexist } from './kit/coexist';
import { Pair, compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { report, location, undecidedIfUnknown } from './kit/report';
import { settingOf } from './kit/settings';
import { formatValue, prop } from './kit/wording';

const SELF_MANAGED_PROPERTY = 'SelfManagedKafkaEventSourceConfig.ConsumerGroupId';
const PROPERTIES = ['AmazonManagedKafkaEventSourceConfig.ConsumerGroupId', SELF_MANAGED_PROPERTY];

/** Keys that no node id can equal. */
const UNKNOWN_CLUSTER = 'unknown cluster';
const SELF_MANAGED = 'self-managed clusters';

interface Member {
  readonly delivery: Delivery;
  readonly group: Setting;
}

export const consumerGroupIsUnique = defineRule({
  id: 'consumer-group-is-unique',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'Kafka distributes the records of a topic among the mappings of one consumer group, and a change of one interrupts the others.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kafka-consumer-group-id.html',
  check: (app) => {
    const members = app.mappings.filter(({ policy }) => policy.enabled !== false).flatMap(membersOf);
    return [
      // `hiddenGroups` covers unknown group ids.
      ...[...groupBy(members, ({ group: { value } }) => (isUnknown(value) ? undefined : String(value))).values()]
        .flatMap((same) => compareWithEarlier(same, comparisonKey, shareGroup).flatMap(reportSharedGroup)),
      ...hiddenGroups(members),
    ];
  },
});

function membersOf(delivery: Delivery): readonly Member[] {
  return PROPERTIES.flatMap((property) => {
    const [holder] = property.split('.');
    // If the parent of the setting is unknown, the group id is unknown.
    const hidden = delivery.settings.find((setting) => setting.property === holder && isUnknown(setting.value));
    const group = settingOf(delivery, property) ?? hidden;
    return group === undefined ? [] : [{ delivery, group }];
  });
}

function comparisonKey(member: Member): readonly unknown[] {
  const { declaredAt, policy } = member.delivery;
  return [isSelfManaged(member), clusterOf(member), policy.enabled, declaredAt?.condition];
}

/** Two mappings share a group only on the same cluster. */
function shareGroup(one: Member, two: Member): Known<boolean> {
  const { delivery: a } = one;
  const { delivery: b } = two;
  return and(sameCluster(one, two), a.policy.enabled, b.policy.enabled, coexist(a, b));
}

/** Two lists of different brokers can belong to the same self-managed cluster. */
function sameCluster(one: Member, two: Member): Known<boolean> {
  const [a, b] = [clusterOf(one), clusterOf(two)];
  const same = mapAll([a, b], (x, y) => x === y);
  if (same !== false || !isSelfManaged(one) || !isSelfManaged(two)) return same;
  return unknown('whether two lists of brokers belong to the same cluster');
}

function clusterOf({ delivery: { source: { node } } }: Member): Known<NodeId> {
  return node ?? unknown('the cluster');
}

function isSelfManaged({ group: { property } }: Member): boolean {
  return SELF_MANAGED_PROPERTY.startsWith(property);
}

function reportSharedGroup({ earlier, item, conflicts }: Pair<Member>): readonly Verdict[] {
  const { delivery, group: { property, value } } = item;
  return report(location([delivery, property]), conflicts, () => ({
    fact: `${prop(property)} is ${formatValue(value)}, and ${markName(earlier.delivery.id)} has the same`,
    consequence: sharedGroupMeans(earlier.delivery, item.delivery),
    fix: `Set ${prop(property)} to a unique id, or remove it`,
    changes: unsetValue(delivery, property.split('.')[0]),
  }));
}

const INTERRUPTS = 'a change of one makes Kafka rebalance both; AWS asks for an id that no other mapping has';

function sharedGroupMeans(one: Delivery, two: Delivery): string {
  const sameTopic = mapAll([topicOf(one), topicOf(two)], (a, b) => a === b);
  const sameFunction = mapAll([one.target.function, two.target.function], (a, b) => a === b);
  if (sameTopic === false) return `Each mapping reads a topic of its own, and still ${INTERRUPTS}`;
  if (sameFunction === true) return `The two share the records for one function, and ${INTERRUPTS}`;
  const divided = 'Kafka delivers each record to only one of them, and neither function sees the whole topic';
  return sameTopic === true && sameFunction === false ? divided : `If two functions read one topic, ${divided}`;
}

function topicOf({ source: { topic } }: Delivery): Known<string> {
  return topic ?? unknown('the topic');
}

/** An unknown group id may equal that of any other member that may be on the same cluster. */
function hiddenGroups(members: readonly Member[]): readonly Verdict[] {
  const byCluster = groupBy(members, (member) => {
    const cluster = clusterOf(member);
    // A mapping of an unknown cluster may be on any cluster.
    return isUnknown(cluster) ? UNKNOWN_CLUSTER : isSelfManaged(member) ? SELF_MANAGED : cluster;
  });
  return [...byCluster].flatMap(([cluster, own]) => {
    const onUnknownCluster = byCluster.get(UNKNOWN_CLUSTER)?.length ?? 0;
    const candidates = cluster === UNKNOWN_CLUSTER ? members.length : own.length + onUnknownCluster;
    return candidates < 2 ? [] : own.flatMap(({ delivery, group: { property, value } }) => (
      undecidedIfUnknown(location([delivery, property]), value)
    ));
  });
}
