/** The plans of several passes as one: what all of them write, and what is left after the last. */
import { Finding } from '../../checks/result';
import { compareText } from '../../text/compare';
import { addressKey } from '../draft';
import { FixPlan, generatedFrom, ResourcePlan } from '../plan';

export function mergedPlan(plans: readonly FixPlan[], left: readonly Finding[]): FixPlan {
  return {
    resources: [...merged(plans.flatMap(({ resources }) => resources.map(asWritten)))],
    outputs: plans.flatMap(({ outputs }) => outputs),
    parameters: plans.flatMap(({ parameters }) => parameters),
    imports: plans.flatMap(({ imports }) => imports),
    accepted: plans.flatMap(({ accepted }) => accepted),
    left,
    fixedApp: plans[plans.length - 1].fixedApp,
  };
}

/** Joins the edits of a resource by all passes, the earlier ones first. */
function merged(resources: readonly ResourcePlan[]): Iterable<ResourcePlan> {
  const byAddress = new Map<string, ResourcePlan>();
  for (const resource of resources) {
    if (resource.becomes === 'changed' && resource.edits.length === 0) continue;
    const { becomes, edits, rules } = byAddress.get(addressKey(resource)) ?? { ...resource, edits: [], rules: [] };
    byAddress.set(addressKey(resource), {
      ...resource,
      becomes: resource.becomes === 'removed' ? 'removed' : becomes,
      edits: [...edits, ...resource.edits],
      rules: [...new Set([...rules, ...resource.rules])].sort(compareText),
    });
  }
  return byAddress.values();
}

/** SAM adds dependencies to what it generates, so none of them is written. */
function asWritten(resource: ResourcePlan): ResourcePlan {
  const origin = generatedFrom(resource);
  if (origin === undefined || origin.part === '') return resource;
  return { ...resource, edits: resource.edits.filter(({ path }) => path.split('.')[0] !== 'DependsOn') };
}
