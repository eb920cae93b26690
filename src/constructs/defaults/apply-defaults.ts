/**
 * Adds what an app lacks: synthesizes it, plans the additions over its templates, puts them into the construct tree and
 * synthesizes it again. Properties injected into constructs would not do: most of what is missing shows only in the
 * templates, such as which alias a rule of another stack invokes.
 */
import { Stage } from 'aws-cdk-lib';
import { messageWithFix, Result } from '../../checks/result';
import type { Additions } from '../../fixes/additions/plan-additions';
import type { ResourcePlan } from '../../fixes/plan';
import type { TemplateApp } from '../../template/app';
import { joinWithAnd } from '../../text/lists';
import { recordedAcknowledgments } from '../checks/acknowledgments';
import {
  ALL_RULES, collectAcknowledgments, isInconclusive, newResults, planAdditions, readApp, SAFE_CHANGES, unwrittenEdits,
} from '../checks/engine';
import { spellProp } from '../wiring/language';
import { DeliveryError, whereIs } from '../wiring/refuse';
import { DeliveryDefaultsOptions } from './delivery-defaults-options';
import { editTree } from './edit-tree';
import { recordAdditions } from './record';
import { selectionOf } from './selection';
import { synthesizeAgainNext, synthesizeUnchecked } from './synthesize';
import { forgetTemplates, removeStaleTemplates, stacksNaming } from './template-assets';
import { TemplatePlaces } from './template-places';
import { validateOptions } from './validate-options';

/** `FailureAlarms` sets the actions of the added alarms, before or after, so this rule holds no alarm back. */
const ALARM_ACTION_RULE = 'failure-alarm-is-heard';

export function applyDefaults(scope: Stage, given: DeliveryDefaultsOptions): void {
  const options = validateOptions(scope, given);
  const selection = selectionOf(options, scope);
  const rules = ALL_RULES.filter(({ id }) => id !== ALARM_ACTION_RULE && (!SAFE_CHANGES.has(id) || selection.asks(id)));
  const planOf = (app: TemplateApp, places: TemplatePlaces): Additions => planAdditions(app, rules, {
    acknowledgments: collectAcknowledgments(recordedAcknowledgments(scope.node.root)).declared,
    alarms: options.alarms !== false,
    spell: spellProp,
    isWanted: selection.wants,
    isEditable: (address) => places.isEditable(address),
  });

  // What constructs validate is about to change.
  synthesizeUnchecked(scope, { skipValidation: true });
  const app = readApp([scope.outdir]);
  const places = new TemplatePlaces(scope, app);
  const additions = planOf(app, places);
  editTree(additions.plan, places);
  const forgotten = forgetTemplates(scope);

  synthesizeUnchecked(scope);
  const left = removeStaleTemplates(scope);
  refuseStaleAssets(new Set([...forgotten].filter((id) => !left.has(id))), scope);
  const again = readApp([scope.outdir]);
  refuseOtherTemplates(additions, again);
  refuseWithoutEffect(additions, planOf(again, new TemplatePlaces(scope, again)), options);
  recordAdditions(scope, additions, again);
  forgetTemplates(scope);
  synthesizeAgainNext(scope, () => removeStaleTemplates(scope));
}

/** An override of the app can stand in the way, or one object can be shared by the overrides of two resources. */
function refuseOtherTemplates({ plan }: Additions, again: TemplateApp): void {
  const missing = unwrittenEdits(plan, again);
  if (missing.length > 0) refusePlan(`the additions to ${namesOf(missing)} did not reach the templates`);
}

/** A pipeline reads the assets of a stage when the stage is added to it. */
function refuseStaleAssets(ids: ReadonlySet<string>, scope: Stage): void {
  const stacks = stacksNaming(ids, scope);
  if (stacks.length === 0) return;
  throw new DeliveryError(`DeliveryDefaults: ${joinWithAnd(stacks.map(whereIs))} publishes a template as it was before the additions. `
    + 'The pipeline would deploy a nested stack without them, or fail. Call DeliveryDefaults.apply(stage) for each stage before it is added to the pipeline.');
}

/** Throws unless the checks confirm the plan: nothing is left to add, and no result is new. */
function refuseWithoutEffect(planned: Additions, again: Additions, options: DeliveryDefaultsOptions): void {
  const missing = again.plan.resources;
  const news = [planned.before, planned.after]
    .flatMap((known) => newResults(known, again.before, { ...options, plan: planned.plan }))
    .map((result) => `${result.rule} at ${result.at.path ?? `${result.at.logicalId} of ${result.at.stack}`} (${factOf(result)})`);
  if (missing.length === 0 && news.length === 0) return;
  refusePlan([
    ...missing.length === 0 ? [] : [`${namesOf(missing)} would need more additions`],
    ...news.length === 0 ? [] : [`after the additions the checks report ${joinWithAnd([...new Set(news)])}`],
  ].join(', and '));
}

/** What the result says, so that a fault of the app, such as the policy of a topic, can be mended there. */
function factOf(result: Result): string {
  return isInconclusive(result) ? `cannot be decided: ${result.reason}` : messageWithFix(result);
}

function namesOf(resources: readonly ResourcePlan[]): string {
  return joinWithAnd(resources.map(({ stack, logicalId }) => `${logicalId} of ${stack}`));
}

function refusePlan(fact: string): never {
  throw new DeliveryError(`DeliveryDefaults: ${fact}. The additions would not have the intended effect. `
    + 'Mend what is reported, or name the constructs in except. If neither helps, open an issue for cdk-lambda-delivery.');
}
