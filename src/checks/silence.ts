/**
 * Keeps a finding silent while a greater one about the same subject is open, as the rules declare it. A finding that is
 * acknowledged, in the baseline or of a disabled rule is not open, so the lesser one is reported then.
 */
import { groupBy } from '../model/collections';
import { Rule } from '../rules/kit/define-rule';
import { resultsInOrder } from './order';
import { CheckResult, Finding, SilentFinding, silentFindings } from './result';

type Findings = Pick<CheckResult, 'findings' | 'silent'>;

export function silenceLesser(findings: readonly Finding[], rules: readonly Rule[]): Findings {
  const reporting = new Set(findings.map(({ rule }) => rule));
  const greater = new Map(rules.flatMap(({ id, silentBeside = [] }) => {
    const beside = silentBeside.filter((rule) => reporting.has(rule));
    return beside.length > 0 && reporting.has(id) ? [[id, beside] as const] : [];
  }));
  if (greater.size === 0) return { findings, silent: [] };
  const byRule = groupBy(findings, ({ rule }) => rule);
  const bySubject = new Map([...new Set([...greater.values()].flat())].map((rule) => (
    [rule, groupBy(byRule.get(rule) ?? [], ({ subject }) => subject)] as const
  )));
  const silent = findings.map((finding): SilentFinding => ({
    finding,
    beside: (greater.get(finding.rule) ?? []).flatMap((rule) => bySubject.get(rule)?.get(finding.subject) ?? []),
  })).filter(({ beside }) => beside.length > 0);
  const isSilent = new Set(silentFindings({ silent }));
  return { findings: findings.filter((finding) => !isSilent.has(finding)), silent };
}

/** The result as if only these findings were there: a silent one is reported where no greater one is open. */
export function whereOpen(result: CheckResult, isOpen: (finding: Finding) => boolean): CheckResult {
  const silent = result.silent.filter(({ finding }) => isOpen(finding));
  const stillSilent = silent.filter(({ beside }) => beside.some(isOpen));
  const noLongerSilent = silentFindings({ silent: silent.filter(({ beside }) => !beside.some(isOpen)) });
  const findings = resultsInOrder([...result.findings.filter(isOpen), ...noLongerSilent]);
  return { ...result, findings, silent: stillSilent };
}
