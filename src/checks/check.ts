/**
 * Runs every rule on a delivery graph. The order of results does not depend on the order of rules and resources. An
 * undecided check is never a pass, and an acknowledged result keeps its reason.
 */
import { Split } from '../graph/cases';
import { groupBy, memo } from '../model/collections';
import { defined } from '../model/defined';
import { DeliveryGraph } from '../model/delivery-graph';
import { nodeId } from '../model/node-id';
import { Rule } from '../rules/kit/define-rule';
import { Inconclusive, isInconclusive, Severity, Verdict, Violation } from '../rules/kit/finding';
import { indexOf } from '../rules/kit/graph-index';
import { locationKey } from '../rules/kit/location-key';
import { withoutMarks } from '../text/names';
import { sentences } from '../text/sentences';
import { inWords } from '../text/words';
import { Acknowledgment, Acknowledgments } from './acknowledgments/match';
import { Cases } from './decide';
import { resultsInOrder } from './order';
import { AcknowledgedResult, CheckResult, Finding, InconclusiveCheck, Result } from './result';
import { silence, whereOpen } from './silence';
import { FindingTexts } from './texts';

export interface CheckOptions {
  readonly acknowledgments?: readonly Acknowledgment[];
  /** The severity of a rule, by its id; `off` disables the rule. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** How the language of the app spells an option of a construct; as TypeScript does if it is left out. */
  readonly spell?: (name: string) => string;
  /** The cases of the app, which decide what its conditions leave open. */
  readonly splits?: () => readonly (() => Split)[];
}

const acknowledgedBy = ({ reason, byLibrary }: Acknowledgment, result: Result): AcknowledgedResult => (
  { finding: result, reason, ...(byLibrary && { byLibrary }) });

export function check(graph: DeliveryGraph, rules: readonly Rule[], options: CheckOptions = {}): CheckResult {
  const app = indexOf(graph);
  const acknowledgments = new Acknowledgments(options.acknowledgments ?? []);
  const findings: Finding[] = [];
  const unknowns: InconclusiveCheck[] = [];
  const repeats = new Map<string, Finding[]>();
  const acknowledged = new Map<Result, AcknowledgedResult>();
  const asked = rules.filter(({ id }) => severityOf(id, options) !== 'off');
  const texts = new FindingTexts(options.spell);
  const cases = new Cases(options.splits ?? (() => []));
  for (const rule of asked) {
    for (const verdict of distinct(cases.decide(rule, rule.check(app)))) {
      const covering = acknowledgments.covering(rule.id, verdict);
      const result = isInconclusive(verdict)
        ? undecided(rule, verdict, options)
        : finding(rule, verdict, texts, options);
      if (covering !== undefined) acknowledged.set(result, acknowledgedBy(covering, result));
      if (!isInconclusive(result)) findings.push(result);
      else if (covering === undefined) unknowns.push(result);
      if (!isInconclusive(result) && isOnce(verdict)) memo(repeats, `${rule.id} ${verdict.problem.fact}`, () => []).push(result);
    }
  }
  const all: CheckResult = {
    ...silence(findings, asked, [...repeats.values()]),
    unknowns: resultsInOrder(unknowns),
    acknowledged: resultsInOrder([...acknowledged.keys()]).map((result) => acknowledged.get(result)!),
    checked: { rules: asked.length, functions: app.functions.length, deliveries: app.deliveries.length },
  };
  return whereOpen(all, (one) => !acknowledged.has(one));
}

function isOnce(verdict: Verdict): verdict is Violation {
  return !isInconclusive(verdict) && verdict.problem.once === true;
}

function finding(rule: Rule, violation: Violation, texts: FindingTexts, options: CheckOptions): Finding {
  const { at, property, subject = nodeId(at), qualifier, problem } = violation;
  return {
    rule: rule.id,
    severity: (severityOf(rule.id, options) ?? problem.severity ?? rule.severity) as Severity,
    harm: rule.harm,
    at,
    property,
    subject,
    ...defined({ qualifier }),
    ...texts.of(problem),
    changes: problem.changes,
  };
}

function undecided(
  rule: Rule, { at, property, reason, cause }: Inconclusive, options: CheckOptions,
): InconclusiveCheck {
  return {
    rule: rule.id,
    severity: (severityOf(rule.id, options) ?? rule.severity) as Severity,
    harm: rule.harm,
    at,
    property,
    reason: inWords(withoutMarks(reason), 'template'),
    ...(cause === undefined ? {} : { cause }),
  };
}

function severityOf(id: string, { severities }: CheckOptions): Severity | 'off' | undefined {
  return severities !== undefined && Object.hasOwn(severities, id) ? severities[id] : undefined;
}

/** Several deliveries can share a setting, so a rule can report it several times. */
function distinct(verdicts: readonly Verdict[]): readonly Verdict[] {
  if (verdicts.length < 2) return verdicts;
  const places = groupBy(verdicts, locationKey);
  return places.size === verdicts.length ? verdicts : [...places.values()].flatMap(withoutRepeats);
}

function withoutRepeats(verdicts: readonly Verdict[]): readonly Verdict[] {
  const textOf = (verdict: Verdict): string => (
    isInconclusive(verdict)
      ? verdict.reason
      : sentences(verdict.problem.fact, verdict.problem.consequence, verdict.problem.fix)
  );
  if (verdicts.length === 1) return verdicts;
  return [...new Map(verdicts.map((verdict) => [textOf(verdict), verdict])).values()];
}
