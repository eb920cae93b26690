/**
 * Finds the alarms on failed events: on the number of visible messages of a queue or the age of the oldest, and on the
 * events that a function or a mapping lost, directly or in metric math. An alarm with a hidden queue may watch any
 * queue. Messages in flight do not count, since nobody receives from a dead-letter queue.
 */
import { memo } from '../model/collections';
import { isUnknown, Known, unknown } from '../model/known';
import { DeclaredAt, NodeId } from '../model/node';
import { GIVEN_UP_METRICS, LOST_EVENT_METRICS, QUEUE_DEPTH, WAITING_EVENT_METRICS } from '../resources/alarm/facts';
import { TemplateApp } from '../template/app';
import { arnHere } from '../template/arn/arn-here';
import { arnOrResourceId, resolveArn } from '../template/arn/resolve-arn';
import { Resource } from '../template/stack';
import { at, listOf, propertiesOf, textOf } from '../template/value/fields';
import { Part, Resolved } from '../template/value/resolved';
import { isName } from '../template/value/symbolic-text';
import { partsOf } from '../template/value/text';
import { clip } from '../text/clip';
import { NamedResources } from './named-resources';
import { firesOnGrowth, NotifyingAlarms, WrittenAction } from './notifying-alarms';

/** Metrics of a namespace, and the dimension that names their resource. */
interface Watched {
  readonly namespace: string;
  readonly metrics: { has(name: string): boolean };
  readonly dimension: string;
  readonly arn: (name: readonly Part[]) => Resolved;
}

const WATCHED: readonly Watched[] = [
  {
    namespace: QUEUE_DEPTH.namespace,
    metrics: WAITING_EVENT_METRICS,
    dimension: QUEUE_DEPTH.dimension,
    arn: (name) => arnHere('sqs', ...name),
  },
  {
    namespace: 'AWS/Lambda',
    metrics: new Set(Object.keys(LOST_EVENT_METRICS)),
    dimension: 'FunctionName',
    arn: (name) => arnHere('lambda', 'function:', ...name),
  },
  {
    namespace: 'AWS/Lambda',
    metrics: GIVEN_UP_METRICS,
    dimension: 'EventSourceMappingUUID',
    arn: (name) => arnHere('lambda', 'event-source-mapping:', ...name),
  },
];
/** A metrics query does not name its queues. */
const QUERY = /\b(?:SEARCH|SELECT)\b/i;

export class WatchingAlarms {
  private readonly ids = new Map<NodeId, Known<boolean>>();
  private readonly silent = new Map<NodeId, DeclaredAt>();
  private readonly watching = new Map<Resource, Set<NodeId>>();
  private readonly notifying: NotifyingAlarms;
  private anyOther?: string;

  public constructor(app: TemplateApp, private readonly names: NamedResources) {
    this.notifying = new NotifyingAlarms(app);
    for (const alarm of app.ofType('AWS::CloudWatch::Alarm')) this.read(alarm);
  }

  public has(id: NodeId): Known<boolean> {
    const watched = this.ids.get(id) ?? false;
    return watched === false && this.anyOther !== undefined ? unknown(this.anyOther) : watched;
  }

  /** An alarm that watches the queue but does not notify. */
  public silentAlarm(id: NodeId): DeclaredAt | undefined {
    return this.silent.get(id);
  }

  /** The alarms that may notify, each with what it watches. */
  public all(): Iterable<readonly [alarm: Resource, watches: ReadonlySet<NodeId>]> {
    return this.watching;
  }

  public actionsOf(alarm: Resource): Known<readonly WrittenAction[]> {
    return this.notifying.actionsOf(alarm);
  }

  private read(alarm: Resource): void {
    const properties = propertiesOf(alarm);
    this.readMetric(properties, alarm);
    const metrics = listOf(at(properties, 'Metrics'));
    if (isUnknown(metrics)) this.hide(alarm, metrics.unknown);
    else for (const metric of metrics) this.readQuery(metric, alarm);
  }

  private readQuery(metric: Resolved, alarm: Resource): void {
    const expression = textOf(at(metric, 'Expression'), '');
    if (isUnknown(expression) || QUERY.test(expression)) this.hide(alarm, 'looks at what a query finds');
    this.readMetric(at(metric, 'MetricStat', 'Metric'), alarm);
  }

  private readMetric(metric: Resolved, alarm: Resource): void {
    if (metric.is === 'absent') return;
    const namespace = textOf(at(metric, 'Namespace'), '');
    const name = textOf(at(metric, 'MetricName'), '');
    for (const watched of WATCHED) {
      const isQueues = watched.namespace === QUEUE_DEPTH.namespace;
      if (isUnknown(namespace) ? !isQueues : namespace !== watched.namespace) continue;
      if (isUnknown(name) ? !isQueues : !watched.metrics.has(name)) continue;
      const dimensions = listOf(at(metric, 'Dimensions'));
      if (!isUnknown(dimensions)) for (const dimension of dimensions) this.readDimension(dimension, watched, alarm);
      else if (isQueues) this.hide(alarm, dimensions.unknown);
    }
  }

  private readDimension(dimension: Resolved, watched: Watched, alarm: Resource): void {
    const isQueues = watched.namespace === QUEUE_DEPTH.namespace;
    const name = textOf(at(dimension, 'Name'), '');
    if (isUnknown(name) ? !isQueues : name !== watched.dimension) return;
    const value = at(dimension, 'Value');
    if (value.is === 'reference') return this.add(arnOrResourceId({ resource: value.resource }), isQueues, alarm);
    const written = isName(value) ? resolveArn(watched.arn(partsOf(value))) : undefined;
    const place = written === undefined || isUnknown(written) ? undefined : this.names.placeOf(written);
    if (place?.resource === undefined && value.is === 'hidden') return isQueues ? this.hide(alarm, value.reason) : undefined;
    if (place !== undefined) this.add(arnOrResourceId(place), isQueues, alarm);
  }

  private add(id: NodeId, isQueue: boolean, alarm: Resource): void {
    const rises = firesOnGrowth(alarm);
    if (rises === false) return;
    const notifies = this.notifying.has(alarm);
    if (notifies !== false) memo(this.watching, alarm, () => new Set<NodeId>()).add(id);
    if (!isQueue) return;
    if (notifies === false) this.silent.set(id, this.silent.get(id) ?? alarm.declaredAt);
    else if (this.ids.get(id) !== true) this.ids.set(id, notifies === true ? rises : notifies);
  }

  private hide(alarm: Resource, why: string): void {
    if (firesOnGrowth(alarm) !== false && this.notifying.has(alarm) !== false) this.anyOther ??= `alarm ${clip(alarm.logicalId)}: ${why}`;
  }
}
