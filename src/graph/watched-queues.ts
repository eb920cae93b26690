/**
 * Which queues an alarm looks at that tells somebody: one on how many messages wait or how old the oldest is, directly or inside metric math.
 * Where an alarm hides what it looks at, it may be any queue. Messages in flight do not count: where failed events wait nobody receives them.
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

const TELLING: ReadonlySet<string> = new Set(['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage']);
/** A query over metrics names no queue that could be looked up. */
const QUERY = /\b(?:SEARCH|SELECT)\b/i;

export class WatchedQueues {
  private readonly ids = new Map<NodeId, Known<boolean>>();
  private readonly silent = new Map<NodeId, DeclaredAt>();
  private readonly telling: NotifyingAlarms;
  private anyOther?: string;

  public constructor(app: TemplateApp, private readonly names: NamedResources) {
    this.telling = new NotifyingAlarms(app);
    for (const alarm of app.ofType('AWS::CloudWatch::Alarm')) this.read(alarm);
  }

  public has(id: NodeId): Known<boolean> {
    const told = this.ids.get(id) ?? false;
    return told === false && this.anyOther !== undefined ? unknown(this.anyOther) : told;
  }

  /** An alarm that looks at the queue and tells nobody. */
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
    if ((!isUnknown(namespace) && namespace !== 'AWS/SQS') || (!isUnknown(name) && !TELLING.has(name))) return;
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
    const tells = this.telling.has(alarm);
    if (tells === false) this.silent.set(id, this.silent.get(id) ?? alarm.declaredAt);
    else if (this.ids.get(id) !== true) this.ids.set(id, tells === true ? rises : tells);
  }

  private hide(alarm: Resource, why: string): void {
    if (firesOnGrowth(alarm) !== false && this.telling.has(alarm) !== false) this.anyOther ??= `alarm ${clip(alarm.logicalId)}: ${why}`;
  }
}
