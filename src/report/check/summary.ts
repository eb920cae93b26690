/** Summarizes findings by their harm, the greatest first, with the number of findings of each rule. */
import { Finding } from '../../checks/result';
import { groupBy } from '../../model/collections';
import { Severity } from '../../rules/kit/finding';
import { HARM_TEXTS, HARMS } from '../../rules/kit/harm';
import { pluralizeCount } from '../../text/pluralize';

export interface HarmSummary {
  /** `Lost on failure (2 errors)`. */
  readonly head: string;
  /** `2 async-failure-has-an-exit`. */
  readonly rules: readonly string[];
}

export function harmSummary(findings: readonly Finding[]): readonly HarmSummary[] {
  const byHarm = groupBy(findings, ({ harm }) => harm);
  return HARMS.flatMap((harm) => {
    const ofHarm = byHarm.get(harm) ?? [];
    const rules = [...groupBy(ofHarm, ({ rule }) => rule)].map(([rule, all]) => `${all.length} ${rule}`);
    return ofHarm.length === 0 ? [] : [{ head: `${HARM_TEXTS[harm].title} (${severityCounts(ofHarm)})`, rules }];
  });
}

function severityCounts(findings: readonly Finding[]): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  return [
    ...errors === 0 ? [] : [pluralizeCount(errors, 'error')],
    ...warnings === 0 ? [] : [pluralizeCount(warnings, 'warning')],
    ...infos === 0 ? [] : [`${infos} info`],
  ].join(', ');
}
