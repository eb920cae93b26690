/**
 * Sorts the acknowledgments that an app records: those that silence a rule, and those that silence nothing, with the
 * reason and the fix.
 */
import { RecordedAcknowledgment } from '../../model/recorded-acknowledgment';
import { withoutNamespace } from '../../text/rule-namespace';
import { OWN_NAMES, parseAcknowledgmentId, suggestAcknowledgmentId } from './id';
import { Acknowledgment } from './match';

export interface CollectedAcknowledgments {
  /** From the metadata of constructs. */
  readonly declared: readonly Acknowledgment[];
  /** From the validation report, which names each silenced resource. */
  readonly reported: readonly Acknowledgment[];
  /** The names of rules and of single findings that `declared` acknowledges, as in their ids. */
  readonly names: ReadonlySet<string>;
  readonly ineffective: readonly IneffectiveAcknowledgment[];
}

/** An acknowledgment that silences nothing. */
export interface IneffectiveAcknowledgment {
  readonly id: string;
  readonly path: string;
  /** The name under which the plug-in reports it. */
  readonly name: typeof OWN_NAMES.blankAcknowledgment | typeof OWN_NAMES.strayAcknowledgment;
  /** A clause that starts small and ends without a period, as in messages of rules. */
  readonly problem: string;
  readonly fix: string;
}

export function collectAcknowledgments(recorded: readonly RecordedAcknowledgment[]): CollectedAcknowledgments {
  const reported = recorded.filter((one) => one.reported === true);
  const declared = recorded.filter((one) => one.reported !== true);
  return {
    declared: declared.flatMap(effective),
    reported: reported.filter(({ path }) => path !== '').flatMap(effective),
    names: new Set(declared.filter((one) => effective(one).length > 0).map(({ id }) => withoutNamespace(id))),
    ineffective: declared.flatMap(ineffective),
  };
}

function effective({ id, reason, path, byLibrary }: RecordedAcknowledgment): readonly Acknowledgment[] {
  const scope = parseAcknowledgmentId(id, path);
  return scope === undefined || !hasReason(reason) ? [] : [{ ...scope, reason, ...(byLibrary && { byLibrary }) }];
}

function ineffective({ id, reason, path }: RecordedAcknowledgment): readonly IneffectiveAcknowledgment[] {
  const acknowledgment = `the acknowledgment of "${id}" at ${path === '' ? 'the app' : path}`;
  const suggestion = suggestAcknowledgmentId(id, path);
  if (suggestion !== undefined) {
    const problem = `${acknowledgment} silences nothing, because no finding at or below it has this id`;
    return [{ id, path, name: OWN_NAMES.strayAcknowledgment, problem, fix: `acknowledge "${suggestion}" instead, or remove it` }];
  }
  if (parseAcknowledgmentId(id, path) === undefined || hasReason(reason)) return [];
  const problem = `${acknowledgment} silences nothing, because it has no reason`;
  return [{ id, path, name: OWN_NAMES.blankAcknowledgment, problem, fix: 'give it a reason, or remove it' }];
}

/** JavaScript and the JSON of an assembly allow any value as a reason. */
function hasReason(reason: unknown): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}
