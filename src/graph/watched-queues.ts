/**
 * Finds queues with a notifying alarm on the number of visible messages or the age of the oldest, directly or in metric
 * math. An alarm with a hidden queue may watch any queue. Messages in flight do not count, since nobody receives from a
 * dead-letter queue.
 */
import { isUnknown, Known, unknown } from '../model/known';
import { DeclaredAt, NodeId } from '../model/node';
import { TemplateApp } from '../template/app';
import { arnHere } from '../template/arn/arn-here';
import { arnOrResourceId, resolveArn } from '../template/arn/resolve-arn';
import { Resource } from '../template/stack';
import { at, listOf, propertiesOf, textOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { clip } from '../text/clip';
import { NamedResources } from './named-resources';
import { firesOnGrowth, NotifyingAlarms } from './notifying-alarms';

const WATCHED_METRICS: ReadonlySet<string> = new Set(['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage']);
/** A metrics query does not name its queues. */
const QUERY = /\b(?:SEARCH|SELECT)\b/i;

export class WatchedQueues {
  private readonly ids = new Map<NodeId, Known<boolean>>();
  private readonly silent = new Map<NodeId, DeclaredAt>();
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
    if ((!isUnknown(namespace) && namespace !== 'AWS/SQS') || (!isUnknown(name) && !WATCHED_METRICS.has(name))) return;
    const dimensions = listOf(at(metric, 'Dimensions'));
    if (isUnknown(dimensions)) this.hide(alarm, dimensions.unknown);
    else for (const dimension of dimensions) this.readDimension(dimension, alarm);
  }

  private readDimension(dimension: Resolved, alarm: Resource): void {
    const name = textOf(at(dimension, 'Name'), '');
    if (!isUnknown(name) && name !== 'QueueName') return;
    const value = at(dimension, 'Value');
    if (value.is === 'hidden') this.hide(alarm, value.reason);
    else if (value.is === 'reference') this.add(arnOrResourceId({ resource: value.resource }), alarm);
    else if (value.is !== 'absent') this.addNamed(value, alarm);
  }

  private addNamed(name: Resolved, alarm: Resource): void {
    const place = resolveArn(arnHere('sqs', ...partsOf(name)));
    if (!isUnknown(place)) this.add(arnOrResourceId(this.names.placeOf(place)), alarm);
  }

  private add(id: NodeId, alarm: Resource): void {
    const rises = firesOnGrowth(alarm);
    if (rises === false) return;
    const notifies = this.notifying.has(alarm);
    if (notifies === false) this.silent.set(id, this.silent.get(id) ?? alarm.declaredAt);
    else if (this.ids.get(id) !== true) this.ids.set(id, notifies === true ? rises : notifies);
  }

  private hide(alarm: Resource, why: string): void {
    if (firesOnGrowth(alarm) !== false && this.notifying.has(alarm) !== false) this.anyOther ??= `alarm ${clip(alarm.logicalId)}: ${why}`;
  }
}
