/** Kafka shares the records of a topic out among all that join a consumer group. */
import { defineRule } from './define-rule';
import { Verdict } from './finding';
import { unset } from './support/changes';
import { grouped } from './support/grouped';
import { Delivery } from '../model/delivery-graph';
import { Setting } from '../model/setting';
import { isUnknown } from '../model/unknown';
import { all, judge, place } from './support/judge';
import { settingOf } from './support/settings';
import { together } from './support/together';
import { say } from './support/words';

const PROPERTIES = ['AmazonManagedKafkaEventSourceConfig.ConsumerGroupId', 'SelfManagedKafkaEventSourceConfig.ConsumerGroupId'] as const;

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
    const members = app.mappings.flatMap(membersOf);
    const hidden = members.filter(({ group: { value } }) => isUnknown(value));
    return [
      ...[...grouped(members, ({ group: { value } }) => (isUnknown(value) ? undefined : value)).values()]
        .flatMap(([first, ...others]) => others.flatMap((other) => judged(first, other))),
      ...(members.length < 2 ? [] : hidden.flatMap((member) => judged(member, member))),
    ];
  },
});

function membersOf(delivery: Delivery): readonly Member[] {
  return PROPERTIES.flatMap((property) => {
    const group = settingOf(delivery, property);
    return group === undefined ? [] : [{ delivery, group }];
  });
}

function judged({ delivery: first }: Member, { delivery, group: { property, value } }: Member): readonly Verdict[] {
  const condition = isUnknown(value) ? value : all(first.policy.enabled, delivery.policy.enabled, together(first, delivery));
  return judge(place([delivery, property]), condition, () => ({
    fact: `${property} is ${say(value)}, and ${first.id} has the same`,
    consequence: 'Kafka gives each record to one of them only, and neither function sees all of its topic',
    fix: `Set ${property} to an id of its own, or remove it`,
    changes: unset(delivery, property.split('.')[0]),
  }));
}
