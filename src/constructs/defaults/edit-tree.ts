/** Puts the edits of a plan into the construct tree, so that every later synthesis writes them. */
import { CfnOutput, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FixPlan, ResourcePlan } from '../../fixes/plan';
import { isObject, JsonObject, own } from '../../template/json';
import { dependsOnOf } from '../../template/references';
import { createResource } from './added-resource';
import { addResourceDependency, addStackDependency } from './dependencies';
import { PlaceInTemplate, TemplatePlaces } from './template-places';

/** The id of the construct of each stack that holds what is added. */
const SCOPE = 'DeliveryDefaults';

export function editTree(plan: FixPlan, places: TemplatePlaces): void {
  const scopes = new Map<string, Construct>();
  const scopeIn = (stack: string): Construct => {
    const scope = scopes.get(stack) ?? newScope(places.stack(stack)!);
    scopes.set(stack, scope);
    return scope;
  };
  for (const { stack, name, parameter } of plan.parameters) {
    new CfnParameter(scopeIn(stack), name, { type: String(own(parameter, 'Type')) }).overrideLogicalId(name);
  }
  for (const { stack, name, output } of plan.outputs) {
    const exportName = own(own(output, 'Export'), 'Name') as string | undefined;
    // The value may be an intrinsic function, which the output writes as it is.
    new CfnOutput(scopeIn(stack), name, { value: own(output, 'Value') as string, exportName }).overrideLogicalId(name);
  }
  for (const planned of plan.resources.filter(({ becomes }) => becomes === 'added')) {
    places.add(planned, createResource(scopeIn(planned.stack), planned.logicalId, writtenBy(plan, planned)));
  }
  // After the additions, since changed resources may depend on them.
  for (const planned of plan.resources.filter(({ becomes }) => becomes === 'changed')) {
    changeResource(planned, writtenBy(plan, planned), places);
  }
  plan.imports.forEach(({ to, from }) => addStackDependency(places.stack(to)!, places.stack(from)!, SCOPE));
}

/** A user may have a construct with this id, and an app may get its defaults in several steps. */
function newScope(stack: Stack): Construct {
  for (let i = 1; ; i += 1) {
    const id = i === 1 ? SCOPE : `${SCOPE}${i}`;
    if (stack.node.tryFindChild(id) === undefined) return new Construct(stack, id);
  }
}

function changeResource({ edits, ...address }: ResourcePlan, written: JsonObject, places: TemplatePlaces): void {
  const resource = places.resource(address)!;
  for (const path of new Set(edits.map((edit) => toOverride(edit.path.split('.')).join('.')))) {
    if (path === 'DependsOn' || path.startsWith('DependsOn.')) {
      addDependencies(resource, written, address.stack, places);
    } else {
      resource.addOverride(path, valueAt(path.split('.'), written));
    }
  }
}

function valueAt(path: readonly string[], written: JsonObject): unknown {
  return path.reduce<unknown>((value, key) => (Array.isArray(value) ? value[Number(key)] : own(value, key)), written);
}

/**
 * Up to the first list or intrinsic function. An override replaces the whole function, and one of an item would replace
 * the whole list that an override of the app sets.
 */
function toOverride(path: readonly string[]): readonly string[] {
  const inside = path.findIndex((key) => key.startsWith('Fn::') || /^\d+$/.test(key));
  return inside === -1 ? path : path.slice(0, inside);
}

/** Adding an existing dependency changes nothing. */
function addDependencies(resource: CfnResource, written: JsonObject, stack: string, places: TemplatePlaces): void {
  const others = dependsOnOf(written).map((logicalId) => places.resource({ stack, logicalId }));
  others.filter((other) => other !== undefined).forEach((other) => addResourceDependency(resource, other));
}

function writtenBy({ fixedApp }: FixPlan, { stack, logicalId }: PlaceInTemplate): JsonObject {
  const template = fixedApp.stacks.find(({ name }) => name === stack)?.template;
  const resource = own(own(template, 'Resources'), logicalId);
  return isObject(resource) ? resource : {};
}
