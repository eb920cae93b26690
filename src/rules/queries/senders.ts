/**
 * What arrives at a queue or topic: the shape of the message of each sender that the app shows, and whether others may
 * send there. What code sends, or a template makes, may be anything.
 */
import { busEvent } from '../../events/bus/envelope';
import { ALARM_MESSAGE } from '../../events/messages/alarm';
import { INVOCATION_RECORD } from '../../events/messages/invocation-record';
import { S3_MESSAGE } from '../../events/messages/s3-notification';
import { TOPIC_ENVELOPE } from '../../events/messages/topic-envelope';
import { DYNAMODB_RECORD } from '../../events/records/dynamodb';
import { ANY, closed, Shape } from '../../events/shape';
import { serviceName } from '../../facts/service-names';
import { groupBy } from '../../model/collections';
import { isUnknown, Known, map, Unknown, unknown } from '../../model/known';
import { Link } from '../../model/link';
import { DeliveryNode, NodeId } from '../../model/node';
import { allExits, Exit } from '../../model/policy';
import { GraphIndex } from '../kit/graph-index';
import { settingOf } from '../kit/settings';
import { describeNodeOr } from '../kit/wording';

export interface Sender {
  /** For messages: `a message of bucket Uploads`. */
  readonly message: string;
  readonly body: Known<Shape>;
  /** Message attributes, where the service sends a message that a filter policy may select by them. */
  readonly attributes: Shape;
  /** The subscription that wraps the message of its topic in an envelope. */
  readonly wrappedBy?: Link;
}

export interface Arrivals {
  readonly senders: readonly Sender[];
  /** A policy hides a service that may send as well. */
  readonly hidden?: Unknown;
  /** Whether somebody else may send as well. */
  readonly others: Known<boolean>;
}

const NO_ATTRIBUTES = closed({});
const COMPRESSED: Shape = { is: 'text', called: 'log events compressed with gzip' };
const ANYTHING = { body: ANY, attributes: ANY };
/** Settings by which a rule sends something else than the event. */
const INPUTS = ['Input', 'InputPath', 'InputTransformer'] as const;

/** What the services send that a policy admits, where it is always the same. */
const OF_SERVICES: ReadonlyMap<string, Omit<Sender, 'message'>> = new Map([
  ['s3', { body: S3_MESSAGE, attributes: NO_ATTRIBUTES }],
  ['events', { body: ANY, attributes: NO_ATTRIBUTES }],
  ['cloudwatch', { body: ALARM_MESSAGE, attributes: NO_ATTRIBUTES }],
]);

const BY_SERVICE: Readonly<Partial<Record<Link['by'], string>>> = { subscription: 'sns', notification: 's3', target: 'events' };

export class Senders {
  private readonly links: ReadonlyMap<NodeId, readonly Link[]>;
  private readonly exits: ReadonlyMap<NodeId, readonly Exit[]>;

  public constructor(private readonly app: GraphIndex) {
    this.links = groupBy(app.graph.links, ({ to }) => (isUnknown(to) ? undefined : to));
    const exits = app.graph.deliveries.flatMap(({ policy }) => allExits(policy));
    this.exits = groupBy(exits, ({ to }) => (isUnknown(to) ? undefined : to));
  }

  public to(id: NodeId): Arrivals {
    const node = this.app.node(id);
    const writers = node?.kind === 'queue' || node?.kind === 'topic' ? node.writers : undefined;
    const links = this.links.get(id) ?? [];
    const exits = this.exits.get(id) ?? [];
    // A role that names the resource is that of code which sends to it. For an exit, Lambda sends by the role.
    const isWrittenByCode = writers?.roles === true && exits.length === 0;
    const shown = new Set(links.map(({ by }) => BY_SERVICE[by]));
    const services = writers?.services ?? [];
    // `hidden` says that a service is not known.
    const admitted = isUnknown(services) ? [] : services;
    return {
      senders: [
        ...links.flatMap((link) => this.ofLink(link)),
        ...exits.map(ofExit),
        ...(node?.kind === 'stream' ? node.changesOf ?? [] : []).map((table) => this.ofTable(table)),
        ...admitted.filter((service) => !shown.has(service)).map(ofService),
        ...(isWrittenByCode ? [{ message: 'a message that code of the app sends', ...ANYTHING }] : []),
      ],
      ...(isUnknown(services) ? { hidden: services } : {}),
      others: writers?.others ?? unknown('who may send to it'),
    };
  }

  /** Kinesis Data Streams for DynamoDB. */
  private ofTable(id: NodeId): Sender {
    return { message: `a record of ${describeNodeOr(this.app.node(id), 'a table')}`, body: DYNAMODB_RECORD, attributes: ANY };
  }

  private ofLink(link: Link): readonly Sender[] {
    const node = this.app.node(link.from);
    const name = describeNodeOr(node, 'a sender');
    switch (link.by) {
      case 'notification': return [{ message: `a message of ${name}`, body: S3_MESSAGE, attributes: NO_ATTRIBUTES }];
      case 'target': {
        const body = node?.kind !== 'rule' || INPUTS.some((input) => isSet(link, input)) ? ANY : busEvent();
        return [{ message: `an event of ${name}`, body, attributes: node?.kind === 'rule' ? NO_ATTRIBUTES : ANY }];
      }
      case 'subscription': return this.ofSubscription(link, node);
      default: return [{ message: `a message of ${name}`, ...ANYTHING }];
    }
  }

  /** Subscribers of a topic, a log group or an enhanced bus. Raw delivery hands on what the topic's senders sent. */
  private ofSubscription(link: Link, node: DeliveryNode | undefined): readonly Sender[] {
    const message = `a message of ${describeNodeOr(node, 'a topic')}`;
    if (node?.kind === 'log-group') return [{ message, body: COMPRESSED, attributes: ANY }];
    if (settingOf(link, 'TopicArn') === undefined) return [{ message, ...ANYTHING }];
    const raw = rawDelivery(link);
    if (raw === false) return [{ message: `the envelope of ${message}`, body: TOPIC_ENVELOPE, attributes: ANY, wrappedBy: link }];
    if (raw !== true || node?.kind !== 'topic') return [{ message, body: raw === true ? ANY : raw, attributes: ANY }];
    const { senders, others } = this.to(node.id);
    return others === false ? senders : [...senders, { message, ...ANYTHING }];
  }
}

function rawDelivery(link: Link): Known<boolean> {
  const setting = settingOf(link, 'RawMessageDelivery');
  return setting === undefined ? false : map(setting.value, (value) => String(value) === 'true');
}

function isSet({ settings, property }: Link, name: string): boolean {
  return settings.some((setting) => setting.property.startsWith(`${property}.${name}`));
}

function ofExit({ carries }: Exit): Sender {
  const isRecord = carries === 'invocation-record';
  return { message: 'the record of an invocation', body: isRecord ? INVOCATION_RECORD : ANY, attributes: ANY };
}

function ofService(service: string): Sender {
  return { message: `a message of ${serviceName(service)}`, ...OF_SERVICES.get(service) ?? ANYTHING };
}
