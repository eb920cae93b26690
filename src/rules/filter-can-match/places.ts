/** Finds every event pattern of an app: of mappings and pipes, of rules, and filter policies of subscriptions. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt, NodeId } from '../../model/node';
import { GraphIndex } from '../kit/graph-index';
import { filtersProperty, patternProperty } from '../queries/reader-settings';
import { Comparisons } from './comparisons';
import { PatternPlace } from './place';

/** The parts of a link and of a push target that hold patterns. */
type Holder = Pick<Link, 'declaredAt' | 'filter' | 'pattern' | 'filters' | 'filterPlaces'>;

interface Filters {
  readonly declaredAt: DeclaredAt;
  readonly from: Known<NodeId> | undefined;
  readonly filters: Known<readonly Known<string>[]>;
  /** Path to the list. */
  readonly property: string;
  readonly pathOf: (i: number) => string;
}

const PIPE_FILTERS = 'SourceParameters.FilterCriteria.Filters';

export class PatternPlaces {
  private readonly comparisons: Comparisons;

  public constructor(private readonly app: GraphIndex) {
    this.comparisons = new Comparisons(app);
  }

  public all(): readonly PatternPlace[] {
    const places = [
      ...this.app.readers.flatMap((delivery) => this.ofReader(delivery)),
      ...this.app.graph.links.flatMap((link) => this.ofHolder(link, link.from)),
      ...this.app.deliveries.flatMap(({ pushTarget, source }) => (
        pushTarget === undefined ? [] : this.ofHolder(pushTarget, source.node)
      )),
    ];
    return [...new Map(places.map((place) => [placeKey(place), place])).values()];
  }

  private ofReader(delivery: Delivery): readonly PatternPlace[] {
    const { declaredAt, source, policy: { filters } } = delivery;
    const property = filtersProperty(delivery);
    const pathOf = (i: number): string => patternProperty(delivery, i);
    return declaredAt === undefined ? [] : this.ofFilters({ declaredAt, from: source.node, filters, property, pathOf });
  }

  private ofHolder(holder: Holder, from: Known<NodeId> | undefined): readonly PatternPlace[] {
    const { declaredAt, filter, pattern, filters = [], filterPlaces } = holder;
    const pathOf = (i: number): string => `${PIPE_FILTERS}.${filterPlaces?.[i] ?? i}.Pattern`;
    const ofPipe = this.ofFilters({ declaredAt, from, filters, property: PIPE_FILTERS, pathOf });
    if (pattern === undefined || filter === 'none') return ofPipe;
    const isRule = pattern.asks === 'event';
    const compare = isRule ? this.comparisons.onBus : this.comparisons.onTopic(from, pattern.asks);
    return compare === undefined ? ofPipe : [...ofPipe, {
      declaredAt,
      property: pattern.property,
      text: filter,
      isText: false,
      consequence: isRule ? 'the rule never invokes its targets' : 'SNS drops every message',
      compare,
    }];
  }

  private ofFilters({ declaredAt, from, filters, property, pathOf }: Filters): readonly PatternPlace[] {
    const node = this.app.node(from);
    const compare = node === undefined ? undefined : this.comparisons.atSource(node);
    if (compare === undefined) return [];
    const isQueue = node?.kind === 'queue';
    const consequence = isQueue ? 'every message is deleted without an invocation' : 'every record is skipped';
    const place = { declaredAt, isText: true, consequence, compare };
    return isUnknown(filters)
      ? [{ ...place, property, text: filters }]
      : filters.map((text, i) => ({ ...place, property: pathOf(i), text, others: filters.filter((_, j) => j !== i) }));
  }
}

function placeKey({ declaredAt, property }: PatternPlace): string {
  return JSON.stringify([declaredAt.stack, declaredAt.logicalId, property]);
}
