/** The fix plan for programs: what the text says, each edit with its path from the resource, its value and what is there now. */
import { samEdits } from './sam-edits';
import { TOO_DEEP } from './template-lines';
import { namesOf } from '../../fixes/cdk/naming';
import { cdkWords } from '../../fixes/cdk/words';
import { Edit } from '../../fixes/difference';
import { FixPlan } from '../../fixes/plan';
import { harmlessJson } from '../harmless';

export function jsonPlan(plan: FixPlan): string {
  const { resources, outputs, accepted, left, settled } = plan;
  const stacks = new Map(settled.stacks.map((stack) => [stack.name, stack]));
  const names = namesOf(plan);
  return `${harmlessJson(JSON.stringify({
    resources: resources.map(({ origin, ...resource }) => ({
      ...resource,
      edits: resource.edits.map(shown),
      ...(origin === undefined ? {} : { sam: samEdits(resource.edits, origin, stacks.get(resource.stack)!).edits.map(shown) }),
      cdk: cdkWords(resource, names.get(resource.stack)!),
    })),
    outputs,
    acknowledgements: accepted,
    left: left.map(({ rule, severity, at: { stack, logicalId, path }, property, message, fix }) => (
      { rule, severity, stack, resource: logicalId, path: path ?? null, property, message, fix }
    )),
  }, null, 2))}\n`;
}

const DEEPEST = 500;

function shown(edit: Edit): Edit {
  return Object.fromEntries(Object.entries(edit).map(([key, value]) => [key, isTooDeep(value) ? TOO_DEEP : value])) as unknown as Edit;
}

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
