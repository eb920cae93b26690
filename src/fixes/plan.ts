/**
 * Plans the edits that resolve all findings of an app, grouped by resource: the current value, the new value, and the
 * rules that require it.
 */
import { Acknowledgment } from '../checks/acknowledgments/match';
import { CheckOptions } from '../checks/check';
import { Finding } from '../checks/result';
import { Rule } from '../rules/kit/define-rule';
import { TemplateApp } from '../template/app';
import { JsonObject, own } from '../template/json';
import { Origin, originOf, Origins } from '../template/sam/origins';
import { Stack } from '../template/stack';
import { compareText } from '../text/compare';
import { applyFixes, FixResult } from './apply-fixes';
import { differences, TemplateEdit } from './difference';
import { addressKey } from './draft';
import { PlanLimits } from './limits';
import { StackImport } from './stack-imports';

export interface FixPlan {
  readonly resources: readonly ResourcePlan[];
  readonly outputs: readonly OutputPlan[];
  readonly parameters: readonly ParameterPlan[];
  /** Which stacks import a value of which, after the plan and not before. */
  readonly imports: readonly StackImport[];
  /** Findings to acknowledge after a review, because the template has no mistake. */
  readonly accepted: readonly Acknowledgment[];
  /** Findings that need a decision by a person. */
  readonly left: readonly Finding[];
  /** The app after the plan. */
  readonly fixedApp: TemplateApp;
}

export interface ResourcePlan {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** The construct path, if the template has it. */
  readonly path?: string;
  /** The parts of the SAM template behind what SAM creates in the stack. */
  readonly origins?: Origins;
  readonly becomes: 'added' | 'changed' | 'removed';
  readonly edits: readonly TemplateEdit[];
  readonly rules: readonly string[];
}

/** An output for other stacks or for the stack that nests this one. */
export interface OutputPlan {
  readonly stack: string;
  readonly name: string;
  readonly output: unknown;
}

/** A parameter of a nested stack. */
export interface ParameterPlan {
  readonly stack: string;
  readonly name: string;
  readonly parameter: unknown;
}

export function fixPlan(
  app: TemplateApp, rules: readonly Rule[], options: CheckOptions = {}, limits?: PlanLimits,
): FixPlan {
  const result = applyFixes(app, rules, options, limits);
  const stacks = [...app.stacks].sort((a, b) => compareText(a.name, b.name));
  return {
    resources: stacks.flatMap((stack) => resourcePlans(stack, result)),
    outputs: stacks.flatMap(({ name: stack, template }) => (
      fresh(own(template, 'Outputs'), result.draft.outputs(stack)).map(([name, output]) => ({ stack, name, output }))
    )),
    parameters: stacks.flatMap(({ name: stack, template }) => (
      fresh(own(template, 'Parameters'), result.draft.parameters(stack)).map(([name, parameter]) => ({ stack, name, parameter }))
    )),
    imports: result.draft.plannedImports(),
    accepted: result.accepted,
    left: result.left,
    fixedApp: result.app,
  };
}

function resourcePlans(stack: Stack, { draft, askedBy }: FixResult): readonly ResourcePlan[] {
  const before = own(stack.template, 'Resources');
  const after = draft.resources(stack.name);
  const ids = [...new Set([...stack.resources.keys(), ...Object.keys(after)])].sort(compareText);
  return ids.flatMap((logicalId): ResourcePlan[] => {
    const [was, is] = [own(before, logicalId), own(after, logicalId)];
    if (was === is) return [];
    const edits = was === undefined || is === undefined ? [] : differences(was, is);
    if (was !== undefined && is !== undefined && edits.length === 0) return [];
    const path = stack.resources.get(logicalId)?.declaredAt.path;
    return [{
      stack: stack.name,
      logicalId,
      type: String(own(is ?? was, 'Type')),
      ...(path === undefined ? {} : { path }),
      ...(stack.origins.size === 0 || was === undefined ? {} : { origins: stack.origins }),
      becomes: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
      edits: was === undefined ? addedEdits(is) : edits,
      rules: [...askedBy.get(addressKey({ stack: stack.name, logicalId })) ?? []].sort(compareText),
    }];
  });
}

/** The part of the SAM template that generates the whole resource, not an item of it alone. */
export function generatedFrom({ origins, logicalId }: Pick<ResourcePlan, 'origins' | 'logicalId'>): Origin | undefined {
  return origins && originOf(origins, logicalId, '');
}

/** Everything in a new resource except its type. */
function addedEdits(resource: unknown): readonly TemplateEdit[] {
  return differences({}, resource).filter(({ path }) => path !== 'Type');
}

function fresh(before: unknown, after: JsonObject): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(after).filter(([name, value]) => own(before, name) !== value);
  return entries.sort(([a], [b]) => compareText(a, b));
}
