/**
 * Reads the alarms on failed events of the graph, what they start, and whether they may. They are sorted by their
 * resource.
 */
import { TOPIC_DESTINATION } from '../destinations/topic/facts';
import { Alarm, AlarmAction } from '../model/alarm';
import { defined } from '../model/defined';
import { isUnknown, map } from '../model/known';
import { resolveArn } from '../template/arn/resolve-arn';
import { resourceId } from '../template/stack';
import { at, propertiesOf, textOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { compareText } from '../text/compare';
import { AccessReader } from './access/access-reader';
import { NodeRegistry } from './node-registry';
import { WrittenAction } from './notifying-alarms';
import { readerOfType } from './readers';

/** Registers the topics of the actions, when every other node is registered. A mapping has the id of its delivery. */
export function alarmsOf(
  nodes: NodeRegistry, access: AccessReader, deliveries: ReadonlySet<string>,
): readonly Alarm[] {
  const alarms = nodes.alarms();
  const found: (readonly [id: string, alarm: Alarm])[] = [];
  for (const [resource, watched] of alarms.all()) {
    const watches = [...watched].filter((id) => nodes.hasId(id) || deliveries.has(id));
    if (watches.length === 0) continue;
    const actions = map(alarms.actionsOf(resource), (all) => all.map((one) => actionOf(one, nodes, access)));
    const name = textOf(at(propertiesOf(resource), 'AlarmName'), undefined);
    const own = defined({ name: isUnknown(name) ? undefined : name });
    const alarm = { declaredAt: resource.declaredAt, ...own, watches: watches.sort(compareText), actions };
    found.push([resourceId(resource), alarm]);
  }
  return found.sort(([a], [b]) => compareText(a, b)).map(([, alarm]) => alarm);
}

function actionOf(
  { alarm, property, to: value }: WrittenAction, nodes: NodeRegistry, access: AccessReader,
): AlarmAction {
  const isTopic = startsTopic(value);
  const to = isTopic ? nodes.find(value) : nodes.idOf(value);
  const topic = isTopic && !isUnknown(to) ? nodes.read(to) : undefined;
  return {
    declaredAt: alarm.declaredAt,
    property,
    to,
    access: topic?.declaredAt === undefined ? [] : access.ofAlarm(alarm, topic.id, property),
  };
}

function startsTopic(value: Resolved): boolean {
  const place = resolveArn(value);
  if (isUnknown(place)) return false;
  if (place.arn !== undefined) return place.arn.service === TOPIC_DESTINATION.service;
  return readerOfType(place.resource.type)?.kind === 'topic';
}
