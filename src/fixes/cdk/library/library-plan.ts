/**
 * Prints a plan in the constructs of this library: each takes the place of several resources of the plan. What none of
 * them covers keeps the words of aws-cdk-lib.
 */
import { groupBy } from '../../../model/collections';
import { compareText } from '../../../text/compare';
import { FixPlan, generatedFrom, ResourcePlan } from '../../plan';
import { cdkNamesOf } from '../cdk-names';
import { CdkPlan, cdkPlan, planHead } from '../cdk-plan';
import { sortStatements } from '../order';
import { cdkWords, eachProperty } from '../words';
import { consumerStep } from './consumer';
import { FAILURE_QUEUE, failureQueueStep } from './failure-queue';
import { invocationStep } from './invocation';
import { StackPlan } from './stack-plan';
import { LibraryStep } from './step';

export interface LibraryPlan extends CdkPlan {
  /** From top to bottom: what other code of the plan uses comes first. */
  readonly blocks: readonly PlanBlock[];
}

/** A construct of this library, or a resource with those of its edits that no construct covers. */
export type PlanBlock = { readonly step: LibraryStep } | { readonly resource: ResourcePlan };

type StepOf = (resource: ResourcePlan, plan: StackPlan) => LibraryStep | undefined;

export function libraryPlan(plan: FixPlan): LibraryPlan {
  const names = cdkNamesOf(plan);
  const byStack = groupBy(plan.resources.map(split), ({ stack }) => stack);
  const stacks = [...plan.fixedApp.stacks].sort((a, b) => compareText(a.name, b.name));
  const peers = new Map<string, StackPlan>();
  for (const stack of stacks) {
    peers.set(stack.name, new StackPlan(stack, byStack.get(stack.name) ?? [], names.get(stack.name)!, peers));
  }
  const steps = stepsOf([...peers.values()]);
  const rest = remaining([...byStack.values()].flat(), steps);
  const words = new Map(rest.filter((resource) => generatedFrom(resource) === undefined)
    .map((resource) => [resource, cdkWords(resource, names.get(resource.stack)!)]));
  const head = planHead(names, words, steps.flatMap(({ statements }) => statements));
  return { ...head, words, blocks: ordered(steps, rest) };
}

/** The plan in the words of aws-cdk-lib alone. */
export function plainPlan(plan: FixPlan): LibraryPlan {
  return { ...cdkPlan(plan), blocks: ordered([], sortStatements(plan.resources)) };
}

/** Failure queues, what the plan adds beside them, what uses both, and what changes. */
function ordered(steps: readonly LibraryStep[], rest: readonly ResourcePlan[]): readonly PlanBlock[] {
  const isQueue = ({ construct }: LibraryStep): boolean => construct === FAILURE_QUEUE;
  const isNew = ({ becomes }: ResourcePlan): boolean => becomes === 'added';
  return [
    ...steps.filter(isQueue).map((step) => ({ step })),
    ...rest.filter(isNew).map((resource) => ({ resource })),
    ...steps.filter((step) => !isQueue(step)).map((step) => ({ step })),
    ...rest.filter((resource) => !isNew(resource)).map((resource) => ({ resource })),
  ];
}

/** Consumers of all stacks first, since one may take over what the plan adds in the stack of its queue. */
function stepsOf(plans: readonly StackPlan[]): readonly LibraryStep[] {
  const covered = new Set<ResourcePlan>();
  const taking = (stepOf: StepOf, plan: StackPlan): readonly LibraryStep[] => (
    [...plan.planned.values()].flatMap((resource) => {
      if (covered.has(resource) || generatedFrom(resource) !== undefined) return [];
      const step = plan.names.tentatively(() => stepOf(resource, plan));
      step?.covers.forEach((one) => covered.add(one.resource));
      return step ?? [];
    })
  );
  const kinds = [consumerStep, invocationStep, failureQueueStep];
  const taken = kinds.map((stepOf) => plans.map((plan) => taking(stepOf, plan)));
  return plans.flatMap((_, at) => taken.flatMap((of) => of[at]));
}

function remaining(resources: readonly ResourcePlan[], steps: readonly LibraryStep[]): readonly ResourcePlan[] {
  const covered = groupBy(steps.flatMap(({ covers }) => covers), ({ resource }) => resource);
  return sortStatements(resources.flatMap((resource) => {
    const parts = covered.get(resource) ?? [];
    if (parts.some(({ edits }) => edits === undefined)) return [];
    const gone = new Set(parts.flatMap(({ edits = [] }) => edits));
    const edits = resource.edits.filter((edit) => !gone.has(edit));
    return edits.length === 0 && gone.size > 0 ? [] : [gone.size === 0 ? resource : { ...resource, edits }];
  }));
}

/** Each new property is an edit if the resource had no properties. */
function split(resource: ResourcePlan): ResourcePlan {
  return resource.becomes === 'changed' ? { ...resource, edits: resource.edits.flatMap(eachProperty) } : resource;
}
