/**
 * Acknowledgements as aws-cdk-lib keeps them, `LambdaDelivery::<rule>` with a reason: which are ours, and which were meant to be but silence
 * nothing, because no rule has the id or the part before `::` is missing.
 */
import { nearestId } from './nearest-id';
import { isRuleId, RULE_IDS } from './rule-ids';

export const NAMESPACE = 'LambdaDelivery';

/** Names under which the checks speak of themselves. */
export const OWN_NAMES = {
  strayAcknowledgement: 'acknowledgement-names-a-rule',
  secondChecks: 'checks-are-added-once',
  goneFromBaseline: 'baseline-is-current',
} as const;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_NAMES));

/** A finding's place follows its rule where aws-cdk-lib would otherwise silence the rule everywhere: `rule[Shop/Orders]`. */
const PLACE = /\[.*\]$/s;

/** The rule that an id acknowledges, if it is one of ours. */
export function ruleOf(id: string): string | undefined {
  const rule = id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : '';
  return isRuleId(rule) ? rule : undefined;
}

/** The id that was meant by one that silences nothing. */
export function meantBy(id: string): string | undefined {
  const [namespace, ...rest] = id.split('::');
  const name = rest.join('::').replace(PLACE, '');
  if (namespace === NAMESPACE) return isRuleId(name) || OWN.has(name) ? undefined : `${NAMESPACE}::${nearestId(name, RULE_IDS)}`;
  return /^annotation$/i.test(namespace) && isRuleId(name) ? `${NAMESPACE}::${name}` : undefined;
}
