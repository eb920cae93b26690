/**
 * The ids of all rules, and the message for an unknown id. An option for an unknown rule would have no effect, and
 * nobody would notice.
 */
import { ALL_RULES } from '../rules/all';
import { closestIds } from '../text/did-you-mean';

export const RULE_IDS: readonly string[] = ALL_RULES.map(({ id }) => id);

const KNOWN: ReadonlySet<string> = new Set(RULE_IDS);

export function isRuleId(id: string): boolean {
  return KNOWN.has(id);
}

/** A message about the first unknown id; undefined if all are known. */
export function unknownRule(option: string, ids: readonly string[]): string | undefined {
  const unknown = ids.find((id) => !isRuleId(id));
  if (unknown === undefined) return undefined;
  const suggestions = closestIds(unknown, RULE_IDS).map((id) => `"${id}", or `);
  return `${option} names "${unknown}", which is no rule. The option would have no effect. `
    + `Write ${suggestions.length === 0 ? 'an id' : `${suggestions.join('')}another id`} of RULES.md.`;
}
