/**
 * Which queues an alarm looks at: one on how many messages wait or how old the oldest is, directly or inside metric math. Where an alarm
 * hides what it looks at, it may be any queue.
 */
import { NamedResources } from './named-resources';
import { NodeId } from '../model/node';
import { isUnknown, Known, unknown } from '../model/unknown';
import { TemplateApp } from '../template/app';
import { arnHere } from '../template/arn-here';
import { at, listOf, propertiesOf, textOf } from '../template/fields';
import { placeId, placeOf } from '../template/place';
import { Resolved } from '../template/resolved';
import { Resource } from '../template/stack';
import { clipped, partsOf } from '../template/text';

const TELLING: ReadonlySet<string> = new Set([
  'ApproximateNumberOfMessagesVisible', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateAgeOfOldestMessage',
]);
/** A query over metrics names no queue that could be looked up. */
const QUERY = /\b(?:SEARCH|SELECT)\b/i;

export class WatchedQueues {
  private readonly ids = new Set<NodeId>();
  private anyOther?: string;

  public constructor(app: TemplateApp, private readonly names: NamedResources) {
    for (const alarm of app.ofType('AWS::CloudWatch::Alarm')) this.read(alarm);
  }

  public has(id: NodeId): Known<boolean> {
    if (this.ids.has(id)) return true;
    return this.anyOther === undefined ? false : unknown(this.anyOther);
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
    else if (value.is === 'reference') this.ids.add(placeId({ resource: value.resource }));
    else if (value.is !== 'absent') this.addNamed(value);
  }

  private addNamed(name: Resolved): void {
    const place = placeOf(arnHere('sqs', ...partsOf(name)));
    if (!isUnknown(place)) this.ids.add(placeId(this.names.placeOf(place)));
  }

  private hide(alarm: Resource, why: string): void {
    this.anyOther ??= `alarm ${clipped(alarm.logicalId)}: ${why}`;
  }
}
