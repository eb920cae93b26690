/**
 * Mappings of which nobody can tell what they read. A rule that might speak of them says so; whether it is a stream or a queue shows in
 * `StartingPosition`, which every stream needs and no queue takes.
 */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, unknown } from '../../model/known';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report, location } from '../kit/report';
import { settingOf } from '../kit/settings';

export function hiddenSources(app: GraphIndex, mayBeMeant: (mapping: Delivery) => boolean): readonly Verdict[] {
  return app.mappings.filter((mapping) => mapping.source.kind === 'unknown' && mayBeMeant(mapping)).flatMap((mapping) => {
    const { source: { node }, policy: { order } } = mapping;
    const why = isUnknown(node) ? node : order;
    return report(location([mapping, 'EventSourceArn']), isUnknown(why) ? why : unknown('the event source'), () => ({ fact: '', consequence: '', fix: '', changes: [] }));
  });
}

export function setsProperty(mapping: Delivery, ...properties: readonly string[]): boolean {
  return properties.some((property) => settingOf(mapping, property) !== undefined);
}

export function mayReadQueue(mapping: Delivery): boolean {
  return !setsProperty(mapping, 'StartingPosition');
}

/** Or a topic of Kafka. */
export function mayReadStream(mapping: Delivery): boolean {
  return setsProperty(mapping, 'StartingPosition');
}
