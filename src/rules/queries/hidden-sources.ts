/**
 * Mappings whose source is unknown: a rule that could apply to them reports itself undecided. `StartingPosition` distinguishes streams from
 * queues, because every stream needs it and no queue takes it.
 */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { location, undecided } from '../kit/report';
import { settingOf } from '../kit/settings';

export function hiddenSources(app: GraphIndex, mayApply: (mapping: Delivery) => boolean): readonly Verdict[] {
  return app.mappings.filter((mapping) => mapping.source.kind === 'unknown' && mayApply(mapping)).flatMap((mapping) => {
    const { source: { node }, policy: { order } } = mapping;
    const hidden = isUnknown(node) ? node : order;
    return undecided(location([mapping, 'EventSourceArn']), isUnknown(hidden) ? hidden.unknown : 'the event source');
  });
}

export function setsProperty(mapping: Delivery, ...properties: readonly string[]): boolean {
  return properties.some((property) => settingOf(mapping, property) !== undefined);
}

export function mayReadQueue(mapping: Delivery): boolean {
  return !setsProperty(mapping, 'StartingPosition');
}

/** A stream, or a topic of Kafka. */
export function mayReadStream(mapping: Delivery): boolean {
  return setsProperty(mapping, 'StartingPosition');
}
