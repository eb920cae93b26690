/**
 * Mappings whose source is unknown: a rule that could apply to them reports itself undecided. Their settings may still
 * tell the kind of the source, or leave a few kinds.
 */
import { memo } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, unknown } from '../../model/known';
import { SourceKind } from '../../model/target';
import { deliverAlike } from '../../sources/facts';
import { Verdict } from './finding';
import { GraphIndex } from './graph-index';
import { openEnds } from './open-ends';
import { location, undecided } from './report';
import { settingOf } from './settings';

export function hiddenSources(
  app: GraphIndex, mayApply: (mapping: Delivery, app: GraphIndex) => boolean,
): readonly Verdict[] {
  return openEnds(app).sources.filter((mapping) => mayApply(mapping, app)).flatMap((mapping) => {
    const { source: { node }, policy: { order } } = mapping;
    const hidden = isUnknown(node) ? node : order;
    return undecided(location([mapping, 'EventSourceArn']), isUnknown(hidden) ? hidden : unknown('the event source'));
  });
}

/** Whether the settings tell the kind of a source that is unknown. */
export function isKindTold({ source: { kind } }: Delivery): boolean {
  return kind !== 'unknown';
}

/** Whether the settings leave kinds of sources that deliver in different ways: the policy is then unknown. */
export function isPolicyHidden({ source: { kind, mayBe } }: Delivery): boolean {
  return kind === 'unknown' && (mayBe === undefined || !deliverAlike(mayBe));
}

/** Whether a mapping reads one of the kinds, or may read one as far as its settings tell. */
export function mayRead({ source: { kind, mayBe } }: Delivery, ...kinds: readonly SourceKind[]): boolean {
  return kind === 'unknown' ? mayBe === undefined || mayBe.some((one) => kinds.includes(one)) : kinds.includes(kind);
}

/** The kind that the mapping certainly reads, if Lambda accepts the mapping. */
export function kindOf({ source: { kind, mayBe } }: Delivery): SourceKind {
  return kind === 'unknown' && mayBe?.length === 1 ? mayBe[0] : kind;
}

export function mayReadQueue(mapping: Delivery): boolean {
  return mayRead(mapping, 'queue');
}

/** Whether it may read a queue that no other part of the app leads to, so that nothing of the queue is checked. */
export function mayReadOwnQueue(mapping: Delivery): boolean {
  return mayReadQueue(mapping) && mapping.source.mayBeOwn === true;
}

/** Whether it may read a stream or a Kafka topic, and its settings leave other sources as well. */
export function mayReadStream(mapping: Delivery): boolean {
  return isPolicyHidden(mapping) && mayRead(mapping, 'kinesis', 'dynamodb', 'kafka');
}

export function setsProperty(mapping: Delivery, ...properties: readonly string[]): boolean {
  return properties.some((property) => settingOf(mapping, property) !== undefined);
}

/** A question about a whole app that is asked of many mappings: answered once for each app. */
export function oncePerApp(question: (app: GraphIndex) => boolean): (app: GraphIndex) => boolean {
  const answers = new WeakMap<GraphIndex, boolean>();
  return (app) => memo(answers, app, () => question(app));
}
