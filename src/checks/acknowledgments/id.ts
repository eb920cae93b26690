/**
 * Acknowledgments as aws-cdk-lib keeps them, `LambdaDelivery::<rule>` with a reason: which are ours, and which were meant to be but silence
 * nothing, because no rule has the id or the part before `::` is missing.
 */
import { closestIds } from '../../text/did-you-mean';
import { NAMESPACE, withoutNamespace } from '../../text/rule-namespace';
import { isRuleId, RULE_IDS } from '../rule-ids';

/** Names under which the checks speak of themselves. */
export const OWN_NAMES = {
  strayAcknowledgment: 'acknowledgment-names-a-rule',
  blankAcknowledgment: 'acknowledgment-has-a-reason',
  secondChecks: 'checks-are-added-once',
  goneFromBaseline: 'baseline-is-current',
  writtenBaseline: 'baseline-is-written',
  unusableBaseline: 'baseline-can-be-used',
} as const;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_NAMES));

/** A finding's place follows its rule where aws-cdk-lib would otherwise silence the rule everywhere: `rule[Shop/Orders]`. */
const PLACE = /\[(.*)\]$/s;

export interface RuleAcknowledgment {
  readonly rule: string;
  /** The construct that it covers, with all below it; empty for the whole app. */
  readonly path: string;
  /** The id tells the place, and so names one finding alone. */
  readonly isPlaced: boolean;
}

/** What an id acknowledges at a construct, if it is one of ours. A place counts where the construct holds it. */
export function parseAcknowledgmentId(id: string, at: string): RuleAcknowledgment | undefined {
  if (!id.startsWith(`${NAMESPACE}::`)) return undefined;
  const name = withoutNamespace(id);
  const rule = name.replace(PLACE, '');
  const place = PLACE.exec(name)?.[1];
  if (!isRuleId(rule)) return undefined;
  if (place === undefined) return { rule, path: at, isPlaced: false };
  return at === '' || place === at || place.startsWith(`${at}/`) ? { rule, path: place, isPlaced: true } : undefined;
}

/** One without silences nothing: nobody could ever review it. JavaScript takes anything for a reason. */
export function hasReason({ reason }: { readonly reason: unknown }): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}

/** Why an acknowledgment silences nothing. */
export interface AcknowledgmentProblem {
  /** Where the id names no finding, the one that was meant; else there is no reason. */
  readonly meant?: string;
}

export function acknowledgmentProblem(id: string, reason: unknown, at: string): AcknowledgmentProblem | undefined {
  const meant = meantBy(id, at);
  if (meant !== undefined) return { meant };
  return parseAcknowledgmentId(id, at) === undefined || hasReason({ reason }) ? undefined : {};
}

/** The id that was meant by one that silences nothing. */
function meantBy(id: string, at: string): string | undefined {
  const [namespace, ...rest] = id.split('::');
  const name = rest.join('::').replace(PLACE, '');
  if (namespace === NAMESPACE) return parseAcknowledgmentId(id, at) !== undefined || OWN.has(name) ? undefined : `${NAMESPACE}::${closestIds(name, RULE_IDS)[0] ?? '<id of RULES.md>'}`;
  return /^annotation$/i.test(namespace) && isRuleId(name) ? `${NAMESPACE}::${name}` : undefined;
}
