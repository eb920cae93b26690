/** Groups the findings that are alike for several resources: the same rule, in sentences that differ only in names. */
import { groupBy } from '../model/collections';
import { Finding } from './result';

/** Each group is in the place of its first finding. */
export function equalFindings(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...groupBy(findings, ({ rule, severity, pattern }) => `${severity} ${rule} ${pattern}`).values()];
}
