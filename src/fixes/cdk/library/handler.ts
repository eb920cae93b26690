/** The function, alias or version that a resource of a plan names, as the app's L2 construct. */
import { LATEST } from '../../../resources/function/facts';
import { own } from '../../../template/json';
import { referenceIn } from '../reference';
import { StackPlan } from './stack-plan';

const FUNCTION = 'AWS::Lambda::Function';
const ALIAS = 'AWS::Lambda::Alias';
const VERSION = 'AWS::Lambda::Version';

/** What `FunctionName` of a mapping names. */
export function mappedHandler(value: unknown, plan: StackPlan): string | undefined {
  return plan.construct(value, [FUNCTION, ALIAS, VERSION]);
}

/** What asynchronous settings are of: the construct around them, or the function and qualifier that they name. */
export function configuredHandler(logicalId: string, plan: StackPlan): string | undefined {
  const { holder } = plan.names.holderOf(logicalId) ?? {};
  if (holder !== undefined) return plan.construct({ Ref: holder }, [FUNCTION, ALIAS, VERSION]);
  const handler = plan.construct(plan.setting(logicalId, 'FunctionName'), [FUNCTION]);
  const qualifier = plan.setting(logicalId, 'Qualifier') ?? LATEST;
  if (handler === undefined || qualifier === LATEST) return handler;
  const version = plan.construct(qualifier, [VERSION]);
  if (version !== undefined) return version;
  return plan.usersOf(handler).find((user) => (
    plan.construct({ Ref: user }, [ALIAS]) === user && plan.setting(user, 'Name') === qualifier
  ));
}

/** The function behind an alias or a version. */
export function functionOfHandler(handler: string, plan: StackPlan): string | undefined {
  return plan.names.type(handler) === FUNCTION ? handler : referenceIn(plan.setting(handler, 'FunctionName'))?.logicalId;
}

export function roleOfHandler(handler: string, plan: StackPlan): string | undefined {
  const behind = functionOfHandler(handler, plan);
  return behind === undefined ? undefined : referenceIn(own(plan.names.properties(behind), 'Role'))?.logicalId;
}
