/**
 * The resources that declare a delivery. One resource may declare several, each at a setting of its own: the targets of a
 * rule, the notifications of a bucket. What is reported at such a setting is about its delivery alone.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { DeclaredAt, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';

interface Reported {
  readonly at: DeclaredAt;
  readonly property: string;
}

export class OwnPlaces {
  /** The settings that declare deliveries, by their resource. */
  private readonly settings: ReadonlyMap<NodeId, ReadonlySet<string>>;

  public constructor(deliveries: readonly Delivery[]) {
    const places = deliveries.flatMap((delivery) => (
      declaredBy(delivery).map((id) => ({ id, setting: settingOf(delivery, id) }))
    ));
    this.settings = new Map([...groupBy(places, ({ id }) => id)]
      .map(([id, all]) => [id, new Set(all.map(({ setting }) => setting))]));
  }

  /** Whether a delivery is declared there. */
  public has(id: NodeId): boolean {
    return this.settings.has(id);
  }

  /** The queue that a mapping polls is its own too. */
  public of(delivery: Delivery): readonly NodeId[] {
    const { source } = delivery;
    const polled = source.kind === 'queue' && source.node !== undefined && !isUnknown(source.node) ? [source.node] : [];
    return [...new Set([...declaredBy(delivery), ...polled])];
  }

  /** Whether what is reported at one of its places is about this delivery, and not about another of the resource. */
  public owns(delivery: Delivery, { at, property }: Reported): boolean {
    const id = nodeId(at);
    const own = settingOf(delivery, id);
    if (own === '' || isWithin(property, own)) return true;
    return !above(property).some((setting) => this.settings.get(id)?.has(setting));
  }
}

/** Further notifications of a bucket are declared where the first is. */
function declaredBy({ declaredAt, pushTarget }: Delivery): readonly NodeId[] {
  return [declaredAt, pushTarget?.declaredAt].flatMap((place) => (place === undefined ? [] : [nodeId(place)]));
}

/** Empty where the whole resource declares it. */
function settingOf({ pushTarget }: Delivery, id: NodeId): string {
  return pushTarget !== undefined && nodeId(pushTarget.declaredAt) === id ? pushTarget.property : '';
}

function isWithin(property: string, setting: string): boolean {
  return property === setting || property.startsWith(`${setting}.`);
}

/** The setting and all that contain it. */
function above(property: string): readonly string[] {
  const steps = property.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}
