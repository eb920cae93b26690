/** The results of the checks of an app: findings, checks that could not be decided, and what is acknowledged. */
import { WrittenCause } from '../model/known';
import { DeclaredAt, NodeId } from '../model/node';
import { Change } from '../rules/kit/change';
import { Severity } from '../rules/kit/finding';
import { Harm } from '../rules/kit/harm';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly harm: Harm;
  readonly at: DeclaredAt;
  /** Path in the resource's properties; empty for the whole resource. */
  readonly property: string;
  /** The node that it is about. */
  readonly subject: NodeId;
  /** The qualifier of that function, where it is about one alone. */
  readonly qualifier?: string;
  /** Fact and consequence, as sentences. */
  readonly message: string;
  /** A sentence. */
  readonly fix: string;
  /** The same in the words of a CDK app: options of constructs instead of properties. */
  readonly inCdk: Texts;
  /** The sentences without the names in them. Findings of one rule with the same pattern differ only in names. */
  readonly pattern: string;
  /** The names in the sentences, in the order of their first mention. */
  readonly names: readonly string[];
  /** The fix as edits of the template. */
  readonly changes: readonly Change[];
}

type Texts = Pick<Finding, 'message' | 'fix'>;

export interface InconclusiveCheck {
  readonly rule: string;
  /** The severity that a finding would have. */
  readonly severity: Severity;
  readonly harm: Harm;
  readonly at: DeclaredAt;
  readonly property: string;
  /** What hides the answer, for people. */
  readonly reason: string;
  /** What hides it, as data. */
  readonly cause?: WrittenCause;
}

export type Result = Finding | InconclusiveCheck;

export interface AcknowledgedResult {
  readonly finding: Result;
  readonly reason: string;
  /** A construct of this library made the acknowledgment. */
  readonly byLibrary?: true;
}

export interface SilentFinding {
  readonly finding: Finding;
  /** The greater findings. */
  readonly beside: readonly Finding[];
  /** All findings that say the same for the whole app, this one included: the first that is open is reported. */
  readonly repeats?: readonly Finding[];
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Findings that stay silent, because greater findings about the same subject are open, or others that say the same. */
  readonly silent: readonly SilentFinding[];
  readonly unknowns: readonly InconclusiveCheck[];
  readonly acknowledged: readonly AcknowledgedResult[];
  readonly checked: { readonly rules: number; readonly functions: number; readonly deliveries: number };
}

/** The findings that stay silent. */
export function silentFindings({ silent }: Pick<CheckResult, 'silent'>): readonly Finding[] {
  return silent.map(({ finding }) => finding);
}

/** Returns the words of the reader: those of CDK if it writes the template, which then has construct paths. */
export function textsOf(finding: Finding): Texts {
  const { message, fix } = finding.at.path === undefined ? finding : finding.inCdk;
  return { message, fix };
}

/** The text for formats without a place of its own for the fix. */
export function messageWithFix(finding: Finding): string {
  const { message, fix } = textsOf(finding);
  return `${message} ${fix}`;
}
