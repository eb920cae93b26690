/** Groups the findings that say the same of several resources: the same rule, in sentences that differ only in names. */
import { memo } from '../model/collections';
import { Finding } from './result';

/** Each group is in the place of its first finding. */
export function equalFindings(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  const byPattern = new Map<string, Map<string, Finding[]>>();
  for (const finding of findings) {
    const { rule, severity, pattern } = finding;
    const ofPattern = memo(byPattern, pattern, () => new Map<string, Finding[]>());
    memo(ofPattern, `${severity} ${rule}`, () => {
      const group: Finding[] = [];
      groups.push(group);
      return group;
    }).push(finding);
  }
  return groups;
}
