/** The subscriptions of topics, to functions and to all other endpoints. */
import { Known, map } from '../../model/known';
import { Link } from '../../model/link';
import { DeliveryNode, NodeId } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { GraphIndex } from '../kit/graph-index';
import { settingOf } from '../kit/settings';

type Subscribed = Pick<PushTarget, 'declaredAt' | 'property' | 'settings'>;

export interface TopicSubscription extends Subscribed {
  readonly topic: Known<NodeId> | undefined;
  /** Unknown where it is hidden. */
  readonly to: Known<NodeId>;
  readonly protocol: Known<string>;
}

export function topicSubscriptions(app: GraphIndex): readonly TopicSubscription[] {
  const toFunctions = app.deliveries.flatMap(({ source, target, pushTarget, furtherPushTargets = [] }) => (
    (pushTarget === undefined ? [] : [pushTarget, ...furtherPushTargets])
      .flatMap((one) => subscription(one, source.node, target.function))
  ));
  return [...toFunctions, ...app.graph.links.flatMap((link) => subscription(link, link.from, link.to))];
}

/** Only a subscription of a topic has a protocol. */
export function protocolOf(subscribed: Pick<Link, 'property' | 'settings'>): Known<string> | undefined {
  const setting = settingOf(subscribed, settingPath(subscribed, 'Protocol'));
  return setting && map(setting.value, String);
}

/** The path of a setting of a subscription, which may stand in a list of its topic. */
export function settingPath({ property }: Pick<Link, 'property'>, name: string): string {
  return property === '' ? name : `${property}.${name}`;
}

function subscription(
  { declaredAt, property, settings }: Subscribed, topic: Known<NodeId> | undefined, to: Known<NodeId>,
): readonly TopicSubscription[] {
  const protocol = protocolOf({ property, settings });
  return protocol === undefined ? [] : [{ declaredAt, property, settings, topic, to, protocol }];
}

/** Kinds of nodes, some of which a topic delivers to by a protocol of their own. */
const PROTOCOLS: Readonly<Partial<Record<DeliveryNode['kind'], string>>> = {
  'function': 'lambda',
  'queue': 'sqs',
  'topic': 'none',
  'stream': 'none',
  'event-bus': 'none',
  'bucket': 'none',
  'table': 'none',
  'log-group': 'none',
  'state-machine': 'none',
};

/** The only protocol that reaches the node; `none` if no protocol does, and undefined if nobody can tell. */
export function protocolFor({ kind }: DeliveryNode): string | undefined {
  return PROTOCOLS[kind];
}
