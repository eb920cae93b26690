/**
 * The id of an acknowledgment as aws-cdk-lib records it: `LambdaDelivery::<rule>`, or
 * `LambdaDelivery::<rule>[<construct path>]` for one finding.
 */
import { closestIds } from '../../text/did-you-mean';
import { NAMESPACE, withoutNamespace } from '../../text/rule-namespace';
import { isRuleId, RULE_IDS } from '../rule-ids';
import { Acknowledgment } from './match';

/** Names of the violations that the plug-in reports about its own configuration. */
export const OWN_NAMES = {
  strayAcknowledgment: 'acknowledgment-names-a-rule',
  blankAcknowledgment: 'acknowledgment-has-a-reason',
  hiddenValue: 'values-are-known',
  secondChecks: 'checks-are-added-once',
  goneFromBaseline: 'baseline-is-current',
  writtenBaseline: 'baseline-is-written',
  unusableBaseline: 'baseline-can-be-used',
} as const;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_NAMES));

/**
 * The rule and the construct path that an id acknowledges; undefined if the id is not ours or its location is not at or
 * below the construct.
 */
export function parseAcknowledgmentId(id: string, constructPath: string): Omit<Acknowledgment, 'reason'> | undefined {
  if (!id.startsWith(`${NAMESPACE}::`)) return undefined;
  const { rule, path = constructPath } = partsOf(withoutNamespace(id));
  if (!isRuleId(rule)) return undefined;
  if (!isAtOrBelow(constructPath, path)) return undefined;
  return path === '' ? { rule } : { rule, path };
}

/** The id that was probably meant by one that silences nothing; undefined for ids of other tools. */
export function suggestAcknowledgmentId(id: string, constructPath: string): string | undefined {
  const [namespace, ...rest] = id.split('::');
  const { rule: name } = partsOf(rest.join('::'));
  if (namespace !== NAMESPACE) return /^annotation$/i.test(namespace) && isRuleId(name) ? `${NAMESPACE}::${name}` : undefined;
  if (OWN.has(name) || parseAcknowledgmentId(id, constructPath) !== undefined) return undefined;
  return `${NAMESPACE}::${closestIds(name, RULE_IDS)[0] ?? '<id of RULES.md>'}`;
}

/** `rule[Shop/Orders]`: older releases of aws-cdk-lib would silence a bare rule in the whole app. */
function partsOf(name: string): { readonly rule: string; readonly path?: string } {
  const bracket = name.endsWith(']') ? name.indexOf('[') : -1;
  return bracket < 0 ? { rule: name } : { rule: name.slice(0, bracket), path: name.slice(bracket + 1, -1) };
}

function isAtOrBelow(constructPath: string, path: string): boolean {
  return constructPath === '' || path === constructPath || path.startsWith(`${constructPath}/`);
}
