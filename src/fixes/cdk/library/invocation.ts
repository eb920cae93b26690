/** `AsyncInvocation` in place of asynchronous settings, with the exit that the plan adds for them. */
import { ASYNC_MAX_EVENT_AGE, ASYNC_RETRY_ATTEMPTS } from '../../../sources/async/facts';
import { entriesOf, own } from '../../../template/json';
import { ResourcePlan } from '../../plan';
import { optionLines } from '../option-lines';
import { withKeys } from './covered-statements';
import { destination } from './destination';
import { addedExit, ownExit } from './exits';
import { configuredHandler, functionOfHandler, roleOfHandler } from './handler';
import { StackPlan } from './stack-plan';
import { Covered, creation, keptId, LibraryStep } from './step';

/** What the construct sets if an option is left out. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  MaximumEventAgeInSeconds: ASYNC_MAX_EVENT_AGE.default, MaximumRetryAttempts: ASYNC_RETRY_ATTEMPTS.default,
};
const OTHERS: ReadonlySet<string> = new Set(['DestinationConfig', 'FunctionName', 'Qualifier']);

const KEEPS_SETTINGS = 'takes the place of the asynchronous settings under their logical id: with another one, the deployment fails or deletes the settings; '
  + 'see docs/moving-over.md';

/** Undefined if the settings stay: without an exit, or if the construct has no option for one of them. */
export function invocationStep(config: ResourcePlan, plan: StackPlan): LibraryStep | undefined {
  const { logicalId, path, becomes } = config;
  const { names } = plan;
  const isReplaced = becomes === 'changed' && path !== undefined && names.highLevel(logicalId) !== undefined;
  const handler = becomes === 'added' || isReplaced ? configuredHandler(logicalId, plan) : undefined;
  const behind = handler === undefined ? undefined : functionOfHandler(handler, plan);
  if (handler === undefined || behind === undefined || hasAnotherExit(behind, plan)) return undefined;
  const options = invocationOptions(config, plan);
  const exit = exitOf(logicalId, handler, plan);
  if (options === undefined || exit === undefined || (isReplaced && exit.covers.length === 0)) return undefined;
  const isAlias = names.type(handler) === 'AWS::Lambda::Alias';
  const called = { construct: 'AsyncInvocation', ...plan.freshId(`${names.variable(handler)}Invocation`) };
  return {
    stack: plan.stack.name,
    ...called,
    statements: [
      ...creation(called, [`handler: ${names.construct(handler)},`, ...options, ...exit.options]),
      ...(isReplaced ? [keptId(called, 'lambda.CfnEventInvokeConfig', logicalId)] : []),
      ...(isReplaced && isAlias ? [keptQualifier(called.variable, names.construct(handler))] : []),
    ],
    ...(isReplaced ? { replaces: { what: names.optionsOf(logicalId), logicalId, path } } : {}),
    notes: isReplaced ? [KEEPS_SETTINGS] : [],
    covers: [{ resource: config }, ...exit.covers],
  };
}

/** The words of aws-cdk-lib for the qualifier, so that the property does not change. */
function keptQualifier(variable: string, alias: string): string {
  return `(${variable}.node.defaultChild as lambda.CfnEventInvokeConfig).qualifier = Fn.select(7, Fn.split(":", ${alias}.functionArn));`;
}

/** With a dead-letter queue of the function, the construct makes no exit; a durable function has no other one. */
function hasAnotherExit(behind: string, plan: StackPlan): boolean {
  return ['DeadLetterConfig', 'DurableConfig'].some((key) => plan.setting(behind, key) !== undefined);
}

function invocationOptions({ logicalId, type }: ResourcePlan, plan: StackPlan): readonly string[] | undefined {
  const properties = plan.names.properties(logicalId);
  const settings = entriesOf(properties).filter(([key, value]) => !OTHERS.has(key) && value !== own(DEFAULTS, key))
    .map(([key, value]) => ({ path: `Properties.${key}`, value }));
  const { lines, untold } = optionLines(type, settings, properties, plan.names);
  const success = plan.setting(logicalId, 'DestinationConfig', 'OnSuccess', 'Destination');
  const onSuccess = success === undefined ? undefined : destination(success, plan);
  if (untold.length > 0 || (success !== undefined && onSuccess === undefined)) return undefined;
  return [...lines, ...(onSuccess === undefined ? [] : [`onSuccess: ${onSuccess},`])];
}

function exitOf(
  logicalId: string, handler: string, plan: StackPlan,
): { readonly covers: readonly Covered[]; readonly options: readonly string[] } | undefined {
  const failure = plan.setting(logicalId, 'DestinationConfig', 'OnFailure', 'Destination');
  const added = addedExit(failure, plan);
  const grants = (ids: readonly string[]) => ({ role: roleOfHandler(handler, plan), about: withKeys(ids, plan) });
  const made = added === undefined ? undefined : ownExit(added, [logicalId], grants([added]), plan);
  if (made !== undefined) return { covers: made, options: [] };
  const there = destination(failure, plan);
  return there === undefined ? undefined : { covers: [], options: [`onFailure: ${there},`] };
}
