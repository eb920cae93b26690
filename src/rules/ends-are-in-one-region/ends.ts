/** The pairs of nodes that AWS wants in one Region and that are in two, each with the consequence. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt, DeliveryNode, NodeId } from '../../model/node';
import { inOtherRegion } from '../../model/node-id';
import { PushTarget } from '../../model/push-target';
import { either, eitherName } from '../../text/words';
import { Severity } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { prop } from '../kit/wording';
import { sourceProperty } from '../queries/reader-settings';

export interface Ends {
  readonly declared: { readonly declaredAt?: DeclaredAt };
  readonly property: string;
  readonly from: DeliveryNode;
  readonly to: DeliveryNode;
  /** The consequence. */
  readonly refuses: string;
  readonly fix: string;
  /** Lower where AWS's pages describe no such delivery, and do not say that it is refused. */
  readonly severity?: Severity;
}

/** A push target and a link, as far as their ends count. */
type Sending = Pick<Link | PushTarget, 'declaredAt' | 'property' | 'deadLetter'>
  & { readonly by: Link['by'] | undefined; readonly from: DeliveryNode | undefined; readonly deadLetterProperty?: string };

export function endsOf(app: GraphIndex): readonly Ends[] {
  if (!hasTwoRegions(app)) return [];
  return [
    ...app.mappings.flatMap((mapping) => ofMapping(app, mapping)),
    ...app.deliveries.flatMap((delivery) => ofPush(app, delivery)),
    ...app.graph.links.flatMap((link) => ofSending(app, { ...link, from: app.node(link.from) }, link.to)),
    ...app.all('queue').flatMap((queue) => {
      const redrive = isUnknown(queue.redrive) || queue.redrive === 'none' ? undefined : queue.redrive;
      return ends(app, redrive?.deadLetterQueue, queue, () => ({
        declared: queue,
        property: 'RedrivePolicy',
        refuses: 'SQS refuses the redrive policy, and the stack does not deploy',
        fix: `Set ${prop('RedrivePolicy.deadLetterTargetArn')} to a queue in ${queue.region}`,
      }));
    }),
  ];
}

/** Most apps are in one Region. */
function hasTwoRegions({ graph: { nodes } }: GraphIndex): boolean {
  let first: string | undefined;
  for (const { region } of nodes) {
    if (region === undefined) continue;
    first ??= region;
    if (region !== first) return true;
  }
  return false;
}

/** AWS's pages on Kafka and brokers do not say what those on queues, streams and tables say. */
const UNSAID: ReadonlySet<Delivery['source']['kind']> = new Set(['kafka', 'mq']);

function ofMapping(app: GraphIndex, mapping: Delivery): readonly Ends[] {
  const handler = app.node(mapping.target.function);
  const source = app.node(mapping.source.node);
  return source === undefined || handler === undefined || !differ(source, handler) ? [] : [{
    declared: mapping,
    property: sourceProperty(mapping),
    from: source,
    to: handler,
    refuses: 'Lambda reads sources of its own Region only, and refuses the mapping',
    fix: `Set ${prop(sourceProperty(mapping))} to ${inRegion(source, handler.region)}, or move the function to ${source.region}`,
    ...(UNSAID.has(mapping.source.kind) ? { severity: 'warning' as const } : {}),
  }];
}

function ofPush(app: GraphIndex, { source, target, pushTarget, furtherPushTargets = [] }: Delivery): readonly Ends[] {
  const from = app.node(source.node);
  const by = from?.kind === 'bucket' ? 'notification' : from?.kind === 'rule' ? 'target' : from?.kind === 'topic' ? 'subscription' : undefined;
  return [...pushTarget === undefined ? [] : [pushTarget], ...furtherPushTargets]
    .flatMap((place) => ofSending(app, { ...place, from, by }, target.function));
}

function ofSending(app: GraphIndex, sending: Sending, to: Known<NodeId>): readonly Ends[] {
  const { by, from, property } = sending;
  const place = { declared: sending, property };
  const undelivered = by === 'target' || by === 'subscription' ? ofDeadLetter(app, sending) : [];
  if (from?.kind === 'bucket' && by === 'notification') {
    return ends(app, to, from, () => ({
      ...place,
      refuses: 'S3 notifies functions, queues and topics of the bucket\'s Region only, and refuses the notification',
      fix: `Notify a target in ${from.region}, or send the events to EventBridge, which can pass them on to a bus in another Region`,
    }));
  }
  const isBus = app.nodeOf('event-bus', to) !== undefined;
  if (by === 'schedule' && from !== undefined && isBus) {
    return ends(app, to, from, () => ({
      ...place, refuses: 'A schedule sends events to a bus of its own Region only', fix: `Set ${eitherName('Target.Arn', 'target')} to a bus in ${from.region}`,
    }));
  }
  return by !== 'target' || from?.kind !== 'rule' || isBus ? undelivered : [...undelivered, ...ends(app, to, from, () => ({
    ...place,
    refuses: 'EventBridge sends events to another Region by a bus there, and describes no other target in another Region',
    fix: `Set ${either(`${property}.Arn`, 'the target')} to one in ${from.region}, or to an event bus in the other Region with a rule of its own`,
    severity: 'warning',
  }))];
}

function ofDeadLetter(app: GraphIndex, { from, deadLetter, deadLetterProperty, ...place }: Sending): readonly Ends[] {
  return from === undefined || deadLetter === 'none' ? [] : ends(app, deadLetter, from, () => ({
    declared: place,
    property: deadLetterProperty ?? place.property,
    refuses: `AWS takes a dead-letter queue in the Region of the ${from.kind} only, and what cannot be delivered is lost`,
    fix: `Set ${deadLetterProperty === undefined ? 'the dead-letter queue' : prop(deadLetterProperty)} to a queue in ${from.region}`,
  }));
}

/** The ARN of the same name there, of a resource that the app knows by its ARN only. */
function inRegion({ id, region = '', declaredAt }: DeliveryNode, other = ''): string {
  return declaredAt === undefined ? inOtherRegion(id, region, other) : `a source in ${other}`;
}

function ends(
  app: GraphIndex, to: Known<NodeId | 'none'> | undefined, from: DeliveryNode, rest: () => Omit<Ends, 'from' | 'to'>,
): readonly Ends[] {
  const node = app.node(to);
  return node === undefined || !differ(from, node) ? [] : [{ ...rest(), from, to: node }];
}

/** A Region that neither the stack nor an ARN names is mostly the same, so it is not reported. */
function differ(from: DeliveryNode, to: DeliveryNode): boolean {
  return from.region !== undefined && to.region !== undefined && from.region !== to.region;
}
