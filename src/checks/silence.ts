/**
 * Keeps a finding silent while a greater one about the same subject is open, as the rules declare it, or an earlier one
 * that says the same for the whole app. A finding that is acknowledged, in the baseline or of a disabled rule is not
 * open, so the lesser one or the next one is reported then.
 */
import { groupBy } from '../model/collections';
import { Rule } from '../rules/kit/define-rule';
import { resultsInOrder } from './order';
import { CheckResult, Finding, SilentFinding, silentFindings } from './result';

type Findings = Pick<CheckResult, 'findings' | 'silent'>;

/** `repeats` are the groups of findings of which one is enough. */
export function silence(
  findings: readonly Finding[], rules: readonly Rule[], repeats: readonly (readonly Finding[])[],
): Findings {
  const greater = greaterFindings(findings, rules);
  const groups = repeats.filter(({ length }) => length > 1);
  if (greater === undefined && groups.length === 0) return { findings, silent: [] };
  const later = new Map(groups.flatMap((group) => group.slice(1).map((finding) => [finding, group] as const)));
  const silent = findings.map((finding): SilentFinding => {
    const group = later.get(finding);
    return { finding, beside: greater?.(finding) ?? [], ...(group && { repeats: group }) };
  }).filter(({ beside, repeats: group }) => beside.length > 0 || group !== undefined);
  const isSilent = new Set(silentFindings({ silent }));
  return { findings: findings.filter((finding) => !isSilent.has(finding)), silent };
}

/** The greater findings about the same subject; undefined where no finding has any. */
function greaterFindings(
  findings: readonly Finding[], rules: readonly Rule[],
): ((finding: Finding) => readonly Finding[]) | undefined {
  const reporting = new Set(findings.map(({ rule }) => rule));
  const greater = new Map(rules.flatMap(({ id, silentBeside = [] }) => {
    const beside = silentBeside.filter((rule) => reporting.has(rule));
    return beside.length > 0 && reporting.has(id) ? [[id, beside] as const] : [];
  }));
  if (greater.size === 0) return undefined;
  const byRule = groupBy(findings, ({ rule }) => rule);
  const bySubject = new Map([...new Set([...greater.values()].flat())].map((rule) => (
    [rule, groupBy(byRule.get(rule) ?? [], ({ subject }) => subject)] as const
  )));
  return ({ rule, subject }) => (
    (greater.get(rule) ?? []).flatMap((beside) => bySubject.get(beside)?.get(subject) ?? [])
  );
}

/** The result as if only these findings were there: a silent one is reported where nothing open silences it. */
export function whereOpen(result: CheckResult, isOpen: (finding: Finding) => boolean): CheckResult {
  const open = result.silent.filter(({ finding }) => isOpen(finding));
  const groups = new Set(open.map(({ repeats }) => repeats));
  const firstOf = new Map([...groups].map((group) => [group, group?.find(isOpen)]));
  const isSilenced = ({ finding, beside, repeats }: SilentFinding): boolean => (
    beside.some(isOpen) || (repeats !== undefined && firstOf.get(repeats) !== finding)
  );
  const silent = open.filter(isSilenced);
  const noLongerSilent = silentFindings({ silent: open.filter((one) => !isSilenced(one)) });
  const findings = resultsInOrder([...result.findings.filter(isOpen), ...noLongerSilent]);
  return { ...result, findings, silent };
}
