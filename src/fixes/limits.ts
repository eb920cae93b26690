/** Limits of a plan: which findings it may resolve, how, and which edits it may keep. */
import { Finding } from '../checks/result';
import { Change } from '../rules/kit/change';
import { Draft, RewrittenResource } from './draft';

export interface PlanLimits {
  /** Whether the plan may try to resolve the finding. */
  readonly mayResolve: (finding: Finding, draft: Draft) => boolean;
  /** What is written for a change that a rule asks for. */
  readonly adapt: (change: Change) => Change;
  /** Whether the resources that the changes of one finding wrote may stay as they are now. */
  readonly mayKeep: (rewritten: readonly RewrittenResource[], draft: Draft) => boolean;
}

export const NO_LIMITS: PlanLimits = { mayResolve: () => true, adapt: (change) => change, mayKeep: () => true };
