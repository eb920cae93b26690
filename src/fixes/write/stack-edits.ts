/** What a plan changes in each stack, as the files take it. */
import { groupBy } from '../../model/collections';
import { TemplateApp } from '../../template/app';
import { own } from '../../template/json';
import { Stack } from '../../template/stack';
import { Draft, RewrittenResource } from '../draft';
import { FixPlan, ResourcePlan } from '../plan';
import { TypeOf } from '../sam-edits';
import { setOwnProperty, shallowCopy } from '../set-own-property';
import { StackEdits } from './template-files';

const NO_SECTIONS = { Outputs: new Map(), Parameters: new Map() };

/** Returns the edits of one finding. */
export function editsOfDraft(rewritten: readonly RewrittenResource[], draft: Draft): readonly StackEdits[] {
  return [...groupBy(rewritten, ({ stack }) => stack)].map(([stack, inStack]) => ({
    stack,
    resources: new Map(inStack.map(({ logicalId }) => [logicalId, own(draft.resources(stack), logicalId)])),
    sections: NO_SECTIONS,
  }));
}

export function typesInDraft(draft: Draft): (stack: string) => TypeOf {
  return (stack) => (logicalId) => {
    const type = own(own(draft.resources(stack), logicalId), 'Type');
    return typeof type === 'string' ? type : undefined;
  };
}

/** Returns the edits of a plan, without the resources in `skipped`. */
export function editsOfPlan(
  { resources, outputs, parameters, fixedApp }: FixPlan, skipped: ReadonlySet<ResourcePlan>,
): readonly StackEdits[] {
  const written = groupBy(resources.filter((one) => !skipped.has(one)), ({ stack }) => stack);
  const [outputsOf, parametersOf] = [groupBy(outputs, ({ stack }) => stack), groupBy(parameters, ({ stack }) => stack)];
  const gone = groupBy(skipped, ({ stack }) => stack);
  return fixedApp.stacks.flatMap((stack): StackEdits[] => {
    const edits = {
      stack: stack.name,
      resources: new Map((written.get(stack.name) ?? []).map(({ logicalId }) => (
        [logicalId, without(resourceIn(stack, logicalId), new Set(gone.get(stack.name)?.map((one) => one.logicalId)))]
      ))),
      sections: {
        Outputs: new Map((outputsOf.get(stack.name) ?? []).map(({ name, output }) => [name, output])),
        Parameters: new Map((parametersOf.get(stack.name) ?? []).map(({ name, parameter }) => [name, parameter])),
      },
    };
    return edits.resources.size + edits.sections.Outputs.size + edits.sections.Parameters.size === 0 ? [] : [edits];
  });
}

export function typesInApp(app: TemplateApp): (stack: string) => TypeOf {
  const stacks = new Map(app.stacks.map((stack) => [stack.name, stack]));
  return (stack) => (logicalId) => stacks.get(stack)?.resources.get(logicalId)?.type;
}

function resourceIn({ template }: Stack, logicalId: string): unknown {
  return own(own(template, 'Resources'), logicalId);
}

/** Nothing depends on what is not written. */
function without(resource: unknown, gone: ReadonlySet<unknown>): unknown {
  const dependencies = own(resource, 'DependsOn');
  if (!Array.isArray(dependencies) || !dependencies.some((id) => gone.has(id))) return resource;
  const kept = dependencies.filter((id) => !gone.has(id)) as unknown[];
  const copy = shallowCopy(resource as object as Record<string, unknown>);
  setOwnProperty(copy, 'DependsOn', kept.length === 0 ? undefined : kept);
  return copy;
}
