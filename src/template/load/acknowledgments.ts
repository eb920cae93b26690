/**
 * What the users of an app have acknowledged, as aws-cdk-lib leaves it in the cloud assembly. `Validations.of(x).acknowledge()` at a resource, a
 * construct or a stack is metadata of its stack. At the app or a stage it is in no file but the validation report, which names what it
 * silenced, and is there when `DeliveryChecks` took part in the synth.
 */
import { RecordedAcknowledgment } from '../../model/recorded-acknowledgment';
import { entriesOf, own } from '../json';

const METADATA = 'aws:cdk:acknowledged-rules';

/** From a stack's metadata: entries by construct path. */
export function acknowledgedInMetadata(metadata: unknown): readonly RecordedAcknowledgment[] {
  return entriesOf(metadata).flatMap(([path, entries]) => listIn(entries)
    .filter((entry) => own(entry, 'type') === METADATA)
    .flatMap((entry) => entriesOf(own(entry, 'data')))
    .flatMap(([id, reason]) => (typeof reason === 'string' ? [{ id, reason, path: path.replace(/^\//, '') }] : [])));
}

/** From the validation report: what each silenced violation stood at. */
export function acknowledgedInReport(report: unknown): readonly RecordedAcknowledgment[] {
  return listIn(own(report, 'pluginReports'))
    .flatMap((plugin) => listIn(own(plugin, 'suppressedViolations')))
    .flatMap((violation) => {
      const [id, reason] = [own(violation, 'acknowledgedId'), own(violation, 'reason')];
      if (typeof id !== 'string' || typeof reason !== 'string') return [];
      return listIn(own(violation, 'violatingConstructs')).flatMap((construct) => {
        const path = own(construct, 'constructPath');
        return typeof path === 'string' ? [{ id, reason, path, reported: true as const }] : [];
      });
    });
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
