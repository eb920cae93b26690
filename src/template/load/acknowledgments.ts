/**
 * Reads the acknowledgments that aws-cdk-lib records in a cloud assembly. `Validations.of(x).acknowledge()` at a
 * resource, a construct or a stack is in the metadata of the stack. At the app or a stage it is only in the validation
 * report, which lists each suppressed violation and exists if `DeliveryChecks` took part in the synth.
 */
import { ACKNOWLEDGED_BY_LIBRARY, RecordedAcknowledgment } from '../../model/recorded-acknowledgment';
import { entriesOf, own } from '../json';

const METADATA = 'aws:cdk:acknowledged-rules';

/** Reads a stack's metadata, whose entries are keyed by construct path. */
export function acknowledgedInMetadata(metadata: unknown): readonly RecordedAcknowledgment[] {
  return entriesOf(metadata).flatMap(([path, entries]) => {
    const ofLibrary = new Set(dataOf(entries, ACKNOWLEDGED_BY_LIBRARY).flatMap(listIn));
    return dataOf(entries, METADATA).flatMap(entriesOf).flatMap(([id, reason]) => (
      typeof reason === 'string'
        ? [{ id, reason, path: path.replace(/^\//, ''), ...(ofLibrary.has(id) ? { byLibrary: true as const } : {}) }]
        : []
    ));
  });
}

function dataOf(entries: unknown, type: string): readonly unknown[] {
  return listIn(entries).filter((entry) => own(entry, 'type') === type).map((entry) => own(entry, 'data'));
}

/** Reads the validation report, which has an acknowledgment for each construct of a suppressed violation. */
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
