/**
 * Plans what an app lacks: the fix plan, limited to changes that add something and need no decision. What would cause a
 * new finding, or a check that nothing can decide any more, is left to a person: the plan is made again without it.
 */
import { check, CheckOptions } from '../../checks/check';
import { CheckResult, Finding, Result, silentFindings } from '../../checks/result';
import { splitsOf } from '../../graph/cases';
import { readDeliveryGraph } from '../../graph/read-graph';
import { INPUT_LIMITS } from '../../limits';
import { NodeId } from '../../model/node';
import { Change, NodeReference, TemplateValue } from '../../rules/kit/change';
import { Rule } from '../../rules/kit/define-rule';
import { isInconclusive } from '../../rules/kit/finding';
import { TemplateApp } from '../../template/app';
import { Address, addressKey, Draft } from '../draft';
import { PlanLimits } from '../limits';
import { FixPlan, fixPlan, ResourcePlan } from '../plan';
import { addsOnly, isAddition } from './adds-only';
import { ALARM_RULE, COMPLETIONS, SAFE_CHANGES } from './safe-changes';

export interface AdditionOptions extends CheckOptions {
  /** Whether the user wants what the rule adds to these constructs. Not asked about what the plan itself has added. */
  readonly isWanted: (rule: string, paths: readonly string[]) => boolean;
  /** Whether the resource can be edited or, if the app does not declare it, added. */
  readonly isEditable: (address: Address) => boolean;
  readonly alarms: boolean;
}

export interface Additions {
  readonly plan: FixPlan;
  /** The results of the checks before and after the plan. */
  readonly before: CheckResult;
  readonly after: CheckResult;
}

export function planAdditions(app: TemplateApp, rules: readonly Rule[], options: AdditionOptions): Additions {
  const before = checkApp(app, rules, options);
  const resources = app.stacks.flatMap((stack) => [...stack.resources.values()]);
  const paths = new Map(resources.map(({ id, declaredAt: { path } }) => [id, path]));
  const isWanted = ({ rule, at, subject }: Finding): boolean => (
    options.isWanted(rule, [at.path, paths.get(subject)].filter((path) => path !== undefined))
  );
  const refused = new Set<string>();
  for (let pass = 1; ; pass += 1) {
    const plan = fixPlan(app, rules, options, limitsOf(options, isWanted, refused));
    if (plan.resources.length === 0) return { plan, before, after: before };
    const after = checkApp(plan.fixedApp, rules, options);
    const edited = new Set(plan.resources.map(addressKey));
    const harmed = newResults(before, after, { ...options, plan }).map(({ at }) => addressKey(at));
    const more = harmed.filter((key) => edited.has(key) && !refused.has(key));
    if (more.length === 0 || pass === MAX_PASSES) return { plan, before, after };
    more.forEach((key) => refused.add(key));
  }
}

const MAX_PASSES = INPUT_LIMITS.fixPasses.max;

/**
 * What the checks report now and did not report before. A check that cannot be decided counts where its finding would be an
 * error and the plan wrote what it is about: a value of somebody else was hidden before. A queue without an alarm is no
 * news where nobody wants alarms.
 */
export function newResults(
  before: CheckResult, now: CheckResult, { plan, alarms = true }: { readonly plan: FixPlan; readonly alarms?: boolean },
): readonly Result[] {
  const known = new Set([...before.findings, ...silentFindings(before), ...before.unknowns].map(keyOf));
  const written = new Map(plan.resources.map((resource) => [addressKey(resource), resource]));
  return [
    ...now.findings,
    ...now.unknowns.filter(({ severity, at, property }) => (
      severity === 'error' && isWritten(written.get(addressKey(at)), property)
    )),
  ].filter((result) => !known.has(keyOf(result)) && (alarms || result.rule !== ALARM_RULE));
}

/** Whether the plan sets the property, or a part or a whole of it. */
function isWritten(resource: ResourcePlan | undefined, property: string): boolean {
  const asked = `Properties.${property}.`;
  return resource !== undefined && (resource.becomes === 'added'
    || resource.edits.some(({ path }) => asked.startsWith(`${path}.`) || path.startsWith(asked)));
}

function keyOf({ rule, at: { stack, logicalId }, property, ...result }: Result): string {
  return JSON.stringify([rule, stack, logicalId, property, isInconclusive(result as Result)]);
}

export function checkApp(app: TemplateApp, rules: readonly Rule[], options: CheckOptions): CheckResult {
  return check(readDeliveryGraph(app), rules, { ...options, splits: () => splitsOf(app) });
}

function limitsOf(
  { isEditable, alarms }: AdditionOptions, isWanted: (finding: Finding) => boolean, refused: ReadonlySet<string>,
): PlanLimits {
  return {
    mayResolve: (finding, draft) => {
      const { rule, changes } = finding;
      if (rule === ALARM_RULE && !alarms) return false;
      const isOwn = isAddition(finding.at, draft) || changes.some((change) => concernsAddition(change, draft));
      const kinds = isOwn ? SAFE_CHANGES.get(rule) ?? COMPLETIONS.get(rule) : SAFE_CHANGES.get(rule);
      return kinds !== undefined && changes.every(({ kind }) => kinds.includes(kind)) && (isOwn || isWanted(finding));
    },
    adapt: withoutActions,
    mayKeep: (rewritten, draft) => addsOnly(rewritten, draft)
      && rewritten.every((one) => !refused.has(addressKey(one)) && isEditable(one)),
  };
}

/** Whom an alarm tells is a decision: the topic of another alarm may be meant for other people. */
function withoutActions(change: Change): Change {
  if (change.kind !== 'add' || change.type !== 'AWS::CloudWatch::Alarm') return change;
  const { AlarmActions, ...properties } = change.properties;
  return { ...change, properties };
}

/** Whether a permission concerns a resource that the plan has added. */
function concernsAddition(change: Change, draft: Draft): boolean {
  if (change.kind === 'allow-in-role-policy') return referencesIn(change.resource).some((node) => isAddedNode(node, draft));
  return change.kind === 'allow-in-resource-policy' && isAddedNode(change.resource, draft);
}

function isAddedNode(node: NodeId, draft: Draft): boolean {
  const address = draft.addressOf(node);
  return address !== undefined && isAddition(address, draft);
}

function referencesIn(value: TemplateValue): readonly string[] {
  if (value instanceof NodeReference) return [value.node];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one: TemplateValue) => referencesIn(one)) : [];
}
