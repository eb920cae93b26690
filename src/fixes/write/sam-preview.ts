/**
 * A plan for SAM templates as `--write` writes it: without the policies and dependencies that SAM itself generates.
 * Which policies those are shows in the new texts only, so the plan is written on trial.
 */
import { TemplateApp } from '../../template/app';
import { NotWritable } from '../../template/rewrite/source-tree';
import { addressKey } from '../draft';
import { FixPlan } from '../plan';
import { mergedPlan } from './merged-plan';
import { samPolicies } from './sam-policies';
import { WrittenPlan } from './write-plan';

export function samPreview(plan: FixPlan, app: TemplateApp, writeOnTrial: () => WrittenPlan): FixPlan {
  if (!isSam(app)) return plan;
  const generated = samPolicies(plan, app);
  if (generated.size === 0) return mergedPlan([plan], plan.left);
  const written = trial(writeOnTrial);
  if (written === undefined) return plan;
  if (written.reasons.size === 0) return written.plan;
  // What a file has no place for is printed here, for people to write it elsewhere.
  const kept = new Set(written.plan.resources.map(addressKey));
  const resources = plan.resources.filter((one) => !generated.has(one) || kept.has(addressKey(one)));
  return mergedPlan([{ ...plan, resources }], plan.left);
}

/** What CDK synthesizes has construct paths, and nothing is written into it. */
function isSam({ stacks }: TemplateApp): boolean {
  return stacks.some(({ origins }) => origins.size > 0)
    && !stacks.some(({ resources }) => [...resources.values()].some(({ declaredAt }) => declaredAt.path !== undefined));
}

function trial(writeOnTrial: () => WrittenPlan): WrittenPlan | undefined {
  try {
    return writeOnTrial();
  } catch (error) {
    if (error instanceof NotWritable) return undefined;
    throw error;
  }
}
