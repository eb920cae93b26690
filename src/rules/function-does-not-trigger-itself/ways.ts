/** Whether what a function writes comes back to it: by the filters between the resource and the function. */
import { INPUT_LIMITS } from '../../limits';
import { Delivery } from '../../model/delivery-graph';
import { isObject, parsedJson } from '../../model/json';
import { isUnknown } from '../../model/known';
import { Link } from '../../model/link';
import { NodeId } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { WriteBack } from '../../model/write-back';
import { OBJECT_CREATED_EVENTS } from '../../sources/s3/facts';
import { GraphIndex } from '../kit/graph-index';
import { namedTexts } from '../queries/bus-patterns';
import { haveCommonKeys, NotifiedObjects, notifiedObjects } from '../queries/object-keys';

/** `all`: everything that is written. `some`: a part of it. */
export type Return = 'all' | 'some' | 'none';

/** The graph looks no further for what a function may write to. */
const MOST_HOPS = INPUT_LIMITS.writeBackHops.max;

type Place = Pick<PushTarget, 'filter' | 'settings' | 'enabled'> | Link;

/** The best way back through the links from each node. */
export class WaysBack {
  public constructor(
    private readonly app: GraphIndex,
    private readonly linksInto: ReadonlyMap<NodeId, readonly Link[]>,
  ) {}

  public of(delivery: Delivery, written: WriteBack): Return {
    const { policy, pushTarget, furtherPushTargets = [], source } = delivery;
    if (policy.enabled !== true || isUnknown(policy.filters) || policy.filters.length > 0) return 'none';
    if (isUnknown(source.node) || source.node === undefined) return 'none';
    // A permission alone does not say for which objects a bucket invokes the function.
    if (pushTarget === undefined && this.app.nodeOf('bucket', source.node) !== undefined) return 'none';
    const places = pushTarget === undefined ? [undefined] : [pushTarget, ...furtherPushTargets];
    const last = best(places.map((place) => this.through(source.node as NodeId, place, written)));
    if (written.to === source.node || this.isConsumerOf(source.node, written.to)) return last;
    return least(last, this.along(source.node, written, MOST_HOPS));
  }

  private isConsumerOf(id: NodeId, stream: NodeId): boolean {
    return this.app.nodeOf('stream-consumer', id)?.stream === stream;
  }

  /** From what is written to the source of the delivery. */
  private along(to: NodeId, written: WriteBack, hops: number): Return {
    if (hops === 0) return 'none';
    return best((this.linksInto.get(to) ?? []).map((link): Return => {
      const { from, buckets = [], enabled = true } = link;
      if (isUnknown(from) || enabled !== true) return 'none';
      if (buckets.includes(written.to)) return ofBucketEvents(link);
      const here = this.through(from, link, written);
      return from === written.to || here === 'none' ? here : least(here, this.along(from, written, hops - 1));
    }));
  }

  /** What a node passes on at a place. */
  private through(from: NodeId, place: Place | undefined, written: WriteBack): Return {
    if (place === undefined) return 'all';
    if (place.enabled !== undefined && place.enabled !== true) return 'none';
    if (this.app.nodeOf('bucket', from) !== undefined) return ofKeys(place, written);
    if (this.app.nodeOf('event-bus', from) !== undefined) return passesEveryEvent(place.filter) ? 'all' : 'none';
    return place.filter === 'none' ? 'all' : 'none';
  }
}

function best(ways: readonly Return[]): Return {
  return ways.find((way) => way === 'all') ?? ways.find((way) => way === 'some') ?? 'none';
}

function least(one: Return, two: Return): Return {
  return one === 'none' || two === 'none' ? 'none' : one === 'some' ? one : two;
}

function ofKeys(place: Pick<PushTarget, 'filter' | 'settings'>, { keys = '', keysEnd = '' }: WriteBack): Return {
  const objects = notifiedObjects(place);
  if (isUnknown(objects) || !tellsOfNewObjects(objects)) return 'none';
  if (keys.startsWith(objects.prefix) && keysEnd.endsWith(objects.suffix)) return 'all';
  return haveCommonKeys({ prefix: keys, suffix: keysEnd }, objects) ? 'some' : 'none';
}

function tellsOfNewObjects({ events }: NotifiedObjects): boolean {
  return events.some((event) => event === `${OBJECT_CREATED_EVENTS}Put` || OBJECT_CREATED_EVENTS.startsWith(event));
}

/** How far a rule for the events of the bucket leads back. */
function ofBucketEvents({ filter }: Link): Return {
  const pattern: unknown = isUnknown(filter) ? undefined : parsedJson(filter);
  if (!isObject(pattern)) return 'none';
  const types = namedTexts(pattern, 'detail-type');
  if (Object.hasOwn(pattern, 'detail-type') && !types.includes('Object Created')) return 'none';
  const { detail } = pattern;
  const isWhole = isObject(detail) && Object.keys(detail).every((key) => key === 'bucket');
  return isWhole ? 'all' : 'some';
}

/** A pattern that asks for no more than the account or the Region, or that the event has a source. */
function passesEveryEvent(filter: Link['filter']): boolean {
  const pattern: unknown = isUnknown(filter) || filter === 'none' ? undefined : parsedJson(filter);
  return isObject(pattern) && Object.entries(pattern).every(([key, asked]) => (
    key === 'account' || key === 'region' || ANY_TEXT.has(JSON.stringify(asked))
  ));
}

const ANY_TEXT: ReadonlySet<string> = new Set(['[{"prefix":""}]', '[{"exists":true}]', '[{"wildcard":"*"}]']);
