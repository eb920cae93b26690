/**
 * Runs every rule on a delivery graph. The order of results does not depend on the order of rules and resources. An
 * undecided check is never a pass, and an acknowledged result keeps its reason.
 */
import { compareText } from '../graph/compare';
import { DeliveryGraph } from '../model/delivery-graph';
import { DeclaredAt } from '../model/node';
import { Change } from '../rules/kit/change';
import { Rule } from '../rules/kit/define-rule';
import { isInconclusive, Severity, Verdict, Violation } from '../rules/kit/finding';
import { GraphIndex } from '../rules/kit/graph-index';
import { Harm, HARMS } from '../rules/kit/harm';
import { sentences } from '../text/sentences';
import { Acknowledgment, Acknowledgments } from './acknowledgments/match';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly harm: Harm;
  readonly at: DeclaredAt;
  /** Path in the resource's properties; empty for the whole resource. */
  readonly property: string;
  /** Fact and consequence, as sentences. */
  readonly message: string;
  /** A sentence. */
  readonly fix: string;
  /** The fix as edits of the template. */
  readonly changes: readonly Change[];
}

export interface InconclusiveCheck {
  readonly rule: string;
  /** The severity that a finding would have. */
  readonly severity: Severity;
  readonly harm: Harm;
  readonly at: DeclaredAt;
  readonly property: string;
  readonly reason: string;
}

export type Result = Finding | InconclusiveCheck;

export interface AcknowledgedResult {
  readonly finding: Result;
  readonly reason: string;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly unknowns: readonly InconclusiveCheck[];
  readonly acknowledged: readonly AcknowledgedResult[];
  readonly checked: { readonly rules: number; readonly functions: number; readonly deliveries: number };
}

export interface CheckOptions {
  readonly acknowledgments?: readonly Acknowledgment[];
  /** The severity of a rule, by its id; `off` disables the rule. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

export function check(graph: DeliveryGraph, rules: readonly Rule[], options: CheckOptions = {}): CheckResult {
  const app = new GraphIndex(graph);
  const acknowledgments = new Acknowledgments(options.acknowledgments ?? []);
  const findings: Finding[] = [];
  const unknowns: InconclusiveCheck[] = [];
  const acknowledged: AcknowledgedResult[] = [];
  const asked = rules.filter(({ id }) => severityOf(id, options) !== 'off');
  for (const rule of asked) {
    for (const verdict of distinct(rule.check(app))) {
      const result = isInconclusive(verdict)
        ? undecided(rule, verdict.reason, verdict, options)
        : finding(rule, verdict, options);
      const reason = acknowledgments.reasonFor(rule.id, verdict);
      if (reason !== undefined) acknowledged.push({ finding: result, reason });
      else if (isInconclusive(result)) unknowns.push(result);
      else findings.push(result);
    }
  }
  return {
    findings: inOrder(findings, orderOf),
    unknowns: inOrder(unknowns, orderOf),
    acknowledged: inOrder(acknowledged, ({ finding: result }) => orderOf(result)),
    checked: { rules: asked.length, functions: app.functions.length, deliveries: app.deliveries.length },
  };
}

function finding(rule: Rule, { at, property, problem }: Violation, options: CheckOptions): Finding {
  const { fact, consequence, fix, changes } = problem;
  const severity = severityOf(rule.id, options) ?? problem.severity ?? rule.severity;
  return {
    rule: rule.id,
    severity: severity as Severity,
    harm: rule.harm,
    at,
    property,
    message: sentences(fact, consequence),
    fix: sentences(fix),
    changes,
  };
}

/** For formats that have no place of its own for the fix. */
export function messageWithFix({ message, fix }: Finding): string {
  return `${message} ${fix}`;
}

function undecided(rule: Rule, reason: string, { at, property }: Verdict, options: CheckOptions): InconclusiveCheck {
  const severity = severityOf(rule.id, options) ?? rule.severity;
  return { rule: rule.id, severity: severity as Severity, harm: rule.harm, at, property, reason };
}

function severityOf(id: string, { severities }: CheckOptions): Severity | 'off' | undefined {
  return severities !== undefined && Object.hasOwn(severities, id) ? severities[id] : undefined;
}

/** Several deliveries can share a setting, so a rule can report it several times. */
function distinct(verdicts: readonly Verdict[]): readonly Verdict[] {
  const textOf = (verdict: Verdict): string => (
    isInconclusive(verdict)
      ? verdict.reason
      : sentences(verdict.problem.fact, verdict.problem.consequence, verdict.problem.fix)
  );
  const keyOf = (verdict: Verdict): string => `${placeOrder(verdict)}\u0000${textOf(verdict)}`;
  return [...new Map(verdicts.map((verdict) => [keyOf(verdict), verdict])).values()];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function inOrder<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return items.map((item) => [keyOf(item), item] as const).sort(([a], [b]) => compareText(a, b))
    .map(([, item]) => item);
}

/** By severity, then by harm, rule, location and text. */
function orderOf(result: Result): string {
  const text = isInconclusive(result) ? result.reason : messageWithFix(result);
  const [severity, harm] = [SEVERITIES.indexOf(result.severity), HARMS.indexOf(result.harm)];
  return [severity, harm, result.rule, placeOrder(result), text].join('\u0000');
}

function placeOrder({ at, property }: { readonly at: DeclaredAt; readonly property: string }): string {
  return [at.stack, at.logicalId, property].join('\u0000');
}
