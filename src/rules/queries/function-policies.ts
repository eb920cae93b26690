/** The whole policies of functions, which permissions would compete with. */
import { FunctionPolicy } from '../../model/access';
import { isUnknown } from '../../model/known';
import { Target } from '../../model/target';
import { GraphIndex } from '../kit/graph-index';

/** Equal for one function and qualifier. A version without a known number is identified by its resource. */
export function policyKey({ function: id, qualifier, through }: Target): string {
  return JSON.stringify([id, isUnknown(qualifier) ? through : qualifier]);
}

export function functionPolicyOf(app: GraphIndex, target: Target): FunctionPolicy | undefined {
  return app.graph.functionPolicies.find((policy) => policyKey(policy.target) === policyKey(target));
}
