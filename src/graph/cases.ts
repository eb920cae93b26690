/**
 * The cases of an app, as graphs: what it is with each value of the parameters that its conditions depend on. What holds
 * in every case holds. Cases whose number would multiply too far are split by one parameter at a time.
 */
import { INPUT_LIMITS } from '../limits';
import { DeliveryGraph } from '../model/delivery-graph';
import { lazy } from '../model/lazy';
import { DeclaredAt } from '../model/node';
import { nodeId } from '../model/node-id';
import { TemplateApp } from '../template/app';
import { Assumption } from '../template/conditions/assumption';
import { Variable, caseVariables } from '../template/conditions/variables';
import { isLeftOut } from '../template/value/left-out';
import { readDeliveryGraph } from './read-graph';

export interface Case {
  readonly graph: DeliveryGraph;
  /** Whether the resource does not exist in this case. */
  isAbsent(at: DeclaredAt): boolean;
  /** Whether what the property stands in does not exist in this case. */
  isLeftOut(at: DeclaredAt, property: string): boolean;
}

/** Cases of which exactly one is deployed. */
export type Split = readonly Case[];

/** The first split decides most. Each is read when it is asked for. */
export function splitsOf(app: TemplateApp): readonly (() => Split)[] {
  const variables = caseVariables(app);
  const resources = app.stacks.reduce((total, stack) => total + stack.resources.size, 0);
  const most = Math.min(INPUT_LIMITS.cases.max, Math.floor(INPUT_LIMITS.caseResources.max / Math.max(1, resources)));
  const number = variables.reduce((product, { cases }) => product * cases.length, 1);
  const each = (): Variable[][] => upTo(INPUT_LIMITS.cases.max, variables.filter(({ cases }) => cases.length <= most))
    .map((one) => [one]);
  const groups = number <= most ? [variables] : each();
  return groups.filter((group) => group.length > 0)
    .map((group) => lazy(() => assumptionsOf(group).map((assumption) => caseOf(app, assumption))));
}

/** The first variables that have so many cases together. */
function upTo(most: number, variables: readonly Variable[]): readonly Variable[] {
  let total = 0;
  return variables.filter(({ cases }) => {
    const fits = total + cases.length <= most;
    if (fits) total += cases.length;
    return fits;
  });
}

function assumptionsOf(variables: readonly Variable[]): readonly Assumption[] {
  return variables.reduce<readonly Assumption[]>((before, { key, cases }) => (
    before.flatMap((assumption) => cases.map((one) => new Map([...assumption, [key, one]])))
  ), [new Map()]);
}

function caseOf(app: TemplateApp, assumption: Assumption): Case {
  const assumed = app.assuming(assumption);
  return {
    graph: readDeliveryGraph(assumed),
    isAbsent: (at) => assumed.absent.has(nodeId(at)),
    isLeftOut: (at, property) => {
      const resource = assumed.resourceAt(at);
      return resource !== undefined && isLeftOut(resource, property);
    },
  };
}
