/** What is found about one permission, and how answers come together: Deny before Allow, and what may be either is unknown. */
import { allOf, anyOf, Cause, isUnknown, Known, unknown } from '../model/known';
import { Resource } from '../template/stack';

export interface AccessDecision {
  readonly allowed: Known<boolean>;
  /** The resources that hold the statements which decide. */
  readonly policies: readonly Resource[];
  /** Of each group one policy has to stand before the permission is used; no group where nothing of the app gives it. */
  readonly needs: readonly (readonly Resource[])[];
}

/** What one set of policies says. */
export interface StatementOutcome {
  readonly allow: Known<boolean>;
  readonly deny: Known<boolean>;
  readonly allowing: readonly Resource[];
  readonly denying: readonly Resource[];
}

export const NO_STATEMENT: StatementOutcome = { allow: false, deny: false, allowing: [], denying: [] };

/** Any of them. */
export function combineOutcomes(...findings: readonly StatementOutcome[]): StatementOutcome {
  const [first = NO_STATEMENT, ...others] = findings.filter(saysSomething);
  return others.length === 0 ? first : together([first, ...others]);
}

/** Most policies say nothing of most requests. */
function saysSomething({ allow, deny }: StatementOutcome): boolean {
  return allow !== false || deny !== false;
}

function together(findings: readonly StatementOutcome[]): StatementOutcome {
  return {
    allow: anyOf(findings.map(({ allow }) => allow)),
    deny: anyOf(findings.map(({ deny }) => deny)),
    allowing: [...new Set(findings.flatMap(({ allowing }) => allowing))],
    denying: [...new Set(findings.flatMap(({ denying }) => denying))],
  };
}

/** All of these have to allow; any of them may deny. */
export function decide(...required: readonly StatementOutcome[]): AccessDecision {
  const denied = combineOutcomes(...required);
  if (denied.deny === true) return { allowed: false, policies: denied.denying, needs: [] };
  const allow = allOf(required.map((finding) => finding.allow));
  const policies = [...new Set(required.flatMap(({ allowing }) => allowing))];
  if (allow === false) return { allowed: false, policies: [], needs: [] };
  const needs = required.map(({ allowing }) => allowing).filter(({ length }) => length > 0);
  return { allowed: isUnknown(allow) ? allow : isUnknown(denied.deny) ? denied.deny : true, policies, needs };
}

/** All that is asked for has to be allowed. */
export function allowedByAll(verdicts: readonly AccessDecision[]): AccessDecision {
  return {
    allowed: allOf(verdicts.map(({ allowed }) => allowed)),
    policies: [...new Set(verdicts.flatMap(({ policies }) => policies))],
    needs: verdicts.flatMap(({ needs }) => needs),
  };
}

/** The first that allows it, else one that may. */
export function allowedByAny(verdicts: readonly AccessDecision[]): AccessDecision {
  return verdicts.find(({ allowed }) => allowed === true) ?? verdicts.find(({ allowed }) => isUnknown(allowed)) ?? verdicts[0];
}

export function undecidedAccess(reason: string, cause?: Cause): AccessDecision {
  return { allowed: unknown(reason, cause), policies: [], needs: [] };
}

/** An outside that may allow as well: what is not allowed in sight is unknown. */
export function unknownIfExternal(finding: StatementOutcome, reason: string): StatementOutcome {
  return finding.allow === false ? { ...finding, allow: unknown(reason) } : finding;
}

/**
 * The groups of policies of which none is reached yet by what a resource waits for. A group that is met leaves nothing to do: one policy
 * that allows suffices.
 */
export function groupsNotAwaited(verdict: AccessDecision, waitsFor: (policy: Resource) => boolean): readonly (readonly Resource[])[] {
  return verdict.needs.filter((group) => !group.some(waitsFor));
}
