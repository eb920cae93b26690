/**
 * Writes the fix plan as JSON: the content of the text in the same order, each edit with its path, its value and the
 * current value.
 */
import { Finding, textsOf } from '../../checks/result';
import { cdkPlan } from '../../fixes/cdk/cdk-plan';
import { sortStatements } from '../../fixes/cdk/order';
import { TemplateEdit } from '../../fixes/difference';
import { FixPlan } from '../../fixes/plan';
import { INPUT_LIMITS } from '../../limits';
import { harmlessJson } from '../../text/escape';
import { notesOf } from './notes';
import { samEdits } from './sam-edits';
import { TOO_DEEP } from './template-lines';

export function jsonPlan(plan: FixPlan): string {
  const { resources, outputs, parameters, accepted, left, fixedApp } = plan;
  const stacks = new Map(fixedApp.stacks.map((stack) => [stack.name, stack]));
  const { imports, stacks: constructs, words } = cdkPlan(plan);
  return `${harmlessJson(JSON.stringify({
    cdk: {
      imports,
      constructs: constructs.flatMap(({ stack, constructs: inStack }) => (
        inStack.map((construct) => ({ stack, ...construct }))
      )),
    },
    resources: sortStatements(resources).map((planned) => {
      const { origin, ...resource } = planned;
      return {
        ...resource,
        edits: resource.edits.map(shown),
        notes: notesOf(planned),
        ...(origin === undefined
          ? { cdk: words.get(planned) }
          : { sam: samEdits(resource.edits, origin, stacks.get(resource.stack)!).edits.map(shown) }),
      };
    }),
    outputs,
    parameters,
    acknowledgments: accepted,
    left: left.map(leftMember),
  }, null, 2))}\n`;
}

function leftMember(finding: Finding): object {
  const { rule, severity, harm, at: { stack, logicalId, path }, property } = finding;
  return { rule, severity, harm, stack, resource: logicalId, path: path ?? null, property, ...textsOf(finding) };
}

const DEEPEST = INPUT_LIMITS.printedJsonDepth.max;

function shown(edit: TemplateEdit): TemplateEdit {
  const entries = Object.entries(edit).map(([key, value]) => [key, isTooDeep(value) ? TOO_DEEP : value]);
  return Object.fromEntries(entries);
}

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
