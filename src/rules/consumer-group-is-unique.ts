/** Kafka shares the records of a topic out among all that join a consumer group. */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, mapAll, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { Setting } from '../model/setting';
import { unsetValue } from './kit/changes';
import { coexist } from './kit/coexist';
import { Pair, compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { report, location, untold } from './kit/report';
import { settingOf } from './kit/settings';
import { formatValue } from './kit/wording';

const PROPERTIES = ['AmazonManagedKafkaEventSourceConfig.ConsumerGroupId', 'SelfManagedKafkaEventSourceConfig.ConsumerGroupId'] as const;

/** No node is called so. */
const [HIDDEN, OWN] = ['hidden clusters', 'clusters of one\'s own'];

interface Member {
  readonly delivery: Delivery;
  readonly group: Setting;
}

export const consumerGroupIsUnique = defineRule({
  id: 'consumer-group-is-unique',
  severity: 'warning',
  why: 'Mappings of one consumer group share the records of its topics out, and each function sees a part of them only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kafka-consumer-group-id.html',
  check: (app) => {
    const members = app.mappings.filter(({ policy }) => policy.enabled !== false).flatMap(membersOf);
    return [
      // Hidden groups are told below.
      ...[...groupBy(members, ({ group: { value } }) => (isUnknown(value) ? undefined : String(value))).values()]
        .flatMap((same) => compareWithEarlier(same, sayOf, share).flatMap(judged)),
      ...hiddenGroups(members),
    ];
  },
});

function membersOf(delivery: Delivery): readonly Member[] {
  return PROPERTIES.flatMap((property) => {
    const [holder] = property.split('.');
    // Where all of its settings are hidden, so is the group.
    const hidden = delivery.settings.find((setting) => setting.property === holder && isUnknown(setting.value));
    const group = settingOf(delivery, property) ?? hidden;
    return group === undefined ? [] : [{ delivery, group }];
  });
}

/** All that two members of one group are compared by. */
function sayOf(member: Member): readonly unknown[] {
  const { declaredAt, policy } = member.delivery;
  return [isOwn(member), clusterOf(member), policy.enabled, declaredAt?.condition];
}

/** A group is one of its cluster. */
function share(one: Member, two: Member): Known<boolean> {
  const { delivery: a } = one;
  const { delivery: b } = two;
  return and(sameCluster(one, two), a.policy.enabled, b.policy.enabled, coexist(a, b));
}

function sameCluster(one: Member, two: Member): Known<boolean> {
  const [a, b] = [clusterOf(one), clusterOf(two)];
  const same = mapAll([a, b], (x, y) => x === y);
  return same === false && isOwn(one) && isOwn(two) ? unknown('whether two lists of brokers are of one cluster') : same;
}

function clusterOf({ delivery: { source: { node } } }: Member): Known<NodeId> {
  return node ?? unknown('the cluster');
}

/** A cluster of one's own may be named by any of its brokers. */
function isOwn({ group: { property } }: Member): boolean {
  return PROPERTIES[1].startsWith(property);
}

function judged({ earlier, item: { delivery, group: { property, value } }, clash }: Pair<Member>): readonly Verdict[] {
  return report(location([delivery, property]), clash, () => ({
    fact: `${property} is ${formatValue(value)}, and ${earlier.delivery.id} has the same`,
    consequence: 'Kafka gives each record to one of them only, and neither function sees all of its topic',
    fix: `Set ${property} to an id of its own, or remove it`,
    changes: unsetValue(delivery, property.split('.')[0]),
  }));
}

/** A hidden group may be that of any other member that may be on its cluster. */
function hiddenGroups(members: readonly Member[]): readonly Verdict[] {
  const placed = groupBy(members, (member) => {
    const cluster = clusterOf(member);
    // Those of hidden clusters may be on any.
    return isUnknown(cluster) ? HIDDEN : isOwn(member) ? OWN : cluster;
  });
  return [...placed].flatMap(([cluster, here]) => {
    const others = cluster === HIDDEN ? members.length : here.length + (placed.get(HIDDEN)?.length ?? 0);
    return others < 2 ? [] : here.flatMap(({ delivery, group: { property, value } }) => (
      untold(location([delivery, property]), value)
    ));
  });
}
