/**
 * Chooses the reader of a mapping whose source is unknown. Where the settings of the mapping leave one kind of source,
 * or only shards, that kind's reader reads them.
 */
import { PolledKind } from '../facts/source-facts';
import { unknown } from '../model/known';
import { deliverAlike } from '../sources/facts';
import { possibleKinds, toldKind } from '../sources/hidden/kinds';
import { hiddenSource } from '../sources/hidden/read';
import { SourceReader } from '../sources/source-reader';
import { streamPolicy } from '../sources/stream/policy';
import { Resource } from '../template/stack';
import { propertiesOf } from '../template/value/fields';
import { readerOfKind } from './source-reader-of';

interface HiddenReader {
  readonly reader: SourceReader;
  /** Where no setting shows the kind itself. */
  readonly mayBe?: readonly PolledKind[];
}

export function readerOfHidden(mapping: Resource): HiddenReader {
  const settings = propertiesOf(mapping);
  const told = toldKind(settings, mapping.stack.origins.get(mapping.logicalId)?.event);
  if (told !== undefined) return { reader: readerOfKind(told) };
  const mayBe = possibleKinds(settings);
  return { reader: { ...hiddenSource, policy: policyOf(mayBe) }, mayBe };
}

function policyOf(kinds: readonly PolledKind[]): SourceReader['policy'] {
  if (!deliverAlike(kinds)) return (delivery) => hiddenSource.policy(delivery);
  return kinds.length === 1
    ? (delivery) => readerOfKind(kinds[0]).policy(delivery)
    : (delivery) => streamPolicy(delivery, delivery.hidden ?? unknown('the stream is hidden'));
}
