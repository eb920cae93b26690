/** The edits that settle all findings of an app, gathered for each resource: what it says now, what it has to say, and which rules ask for it. */
import { Acknowledgment } from '../checks/acknowledgments/match';
import { CheckOptions, Finding } from '../checks/check';
import { compareText } from '../graph/compare';
import { Rule } from '../rules/kit/define-rule';
import { TemplateApp } from '../template/app';
import { JsonObject, own } from '../template/json';
import { Origin } from '../template/sam/origins';
import { Stack } from '../template/stack';
import { applyFixes, FixResult } from './apply-fixes';
import { differences, TemplateEdit } from './difference';
import { addressKey } from './draft';

export interface FixPlan {
  readonly resources: readonly ResourcePlan[];
  readonly outputs: readonly OutputPlan[];
  readonly parameters: readonly ParameterPlan[];
  /** What is no mistake of the template, and somebody has to look at. */
  readonly accepted: readonly Acknowledgment[];
  /** Findings that only a person can settle. */
  readonly left: readonly Finding[];
  /** The app with the plan carried out. */
  readonly settled: TemplateApp;
}

export interface ResourcePlan {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Construct path, where the template has it. */
  readonly path?: string;
  /** Where a raw SAM template says it. */
  readonly origin?: Origin;
  readonly becomes: 'added' | 'changed' | 'removed';
  readonly edits: readonly TemplateEdit[];
  readonly rules: readonly string[];
}

/** A value that other stacks import, or that a nested stack hands up. */
export interface OutputPlan {
  readonly stack: string;
  readonly name: string;
  readonly output: unknown;
}

/** What a nested stack is told by the one that nests it. */
export interface ParameterPlan {
  readonly stack: string;
  readonly name: string;
  readonly parameter: unknown;
}

export function fixPlan(app: TemplateApp, rules: readonly Rule[], options: CheckOptions = {}): FixPlan {
  const settled = applyFixes(app, rules, options);
  return {
    resources: app.stacks.flatMap((stack) => resourcePlans(stack, settled)),
    outputs: app.stacks.flatMap(({ name: stack, template }) => (
      fresh(own(template, 'Outputs'), settled.draft.outputs(stack)).map(([name, output]) => ({ stack, name, output }))
    )),
    parameters: app.stacks.flatMap(({ name: stack, template }) => (
      fresh(own(template, 'Parameters'), settled.draft.parameters(stack)).map(([name, parameter]) => ({ stack, name, parameter }))
    )),
    accepted: settled.accepted,
    left: settled.left,
    settled: settled.app,
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
    const origin = stack.origins.get(logicalId);
    return [{
      stack: stack.name,
      logicalId,
      type: String(own(is ?? was, 'Type')),
      ...(path === undefined ? {} : { path }),
      ...(origin === undefined || was === undefined ? {} : { origin }),
      becomes: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
      edits: was === undefined ? addedEdits(is) : edits,
      rules: [...askedBy.get(addressKey({ stack: stack.name, logicalId })) ?? []].sort(compareText),
    }];
  });
}

/** All that a new resource says beside its type. */
function addedEdits(resource: unknown): readonly TemplateEdit[] {
  return differences({}, resource).filter(({ path }) => path !== 'Type');
}

function fresh(before: unknown, after: JsonObject): readonly (readonly [string, unknown])[] {
  return Object.entries(after).filter(([name, value]) => own(before, name) !== value);
}
