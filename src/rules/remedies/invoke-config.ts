/** Changes of invoke configs: writes AWS's default limits out, and adds an invoke config for a qualifier that has none. */
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt } from '../../model/node';
import { ASYNC_MAX_EVENT_AGE, ASYNC_RETRY_ATTEMPTS } from '../../sources/async/facts';
import { AddResource, Change, TemplateValue, CopiedProperty, NodeReference } from '../kit/change';
import { addResource, setValue } from '../kit/changes';
import { settingOf } from '../kit/settings';
import { AsyncQualifier, isQualifierKnown, qualifierName } from '../queries/async-qualifiers';
import { dependOnAlias, qualifierIn } from '../queries/invoked-function';
import { idOfConstructBelow } from './construct-id';

export const DEFAULT_LIMITS = {
  MaximumRetryAttempts: ASYNC_RETRY_ATTEMPTS.default, MaximumEventAgeInSeconds: ASYNC_MAX_EVENT_AGE.default,
} as const;
const TYPE = 'AWS::Lambda::EventInvokeConfig';
const NAMES = Object.keys(DEFAULT_LIMITS) as readonly (keyof typeof DEFAULT_LIMITS)[];
const SETTINGS = [...NAMES, 'DestinationConfig'] as const;

export interface InvokeConfig {
  readonly at: DeclaredAt;
  /** The changes that create it, where the app has none. */
  readonly changes: readonly Change[];
}

/**
 * The invoke config of a qualifier, or the changes that add one. If the function has an invoke config for a qualifier that nothing in the app
 * invokes, the new one copies its settings. The old one stays, because a caller outside the app may need it.
 */
export function invokeConfigOf(asyncQualifier: AsyncQualifier): InvokeConfig | undefined {
  const { handler, target, config } = asyncQualifier;
  if (config !== undefined) return { at: config, changes: [] };
  const qualifier = qualifierIn(handler, target);
  if (qualifier === undefined) return undefined;
  const added = newInvokeConfig(asyncQualifier, { FunctionName: new NodeReference(handler.id, 'Ref'), Qualifier: qualifier });
  return added === undefined ? undefined : { at: added, changes: [added, ...dependOnAlias(added, handler, target)] };
}

type Properties = AddResource['properties'];

function newInvokeConfig(asyncQualifier: AsyncQualifier, invoked: Properties): AddResource | undefined {
  const { handler, target, unusedQualifier } = asyncQualifier;
  const original = unusedQualifier?.config;
  if (unusedQualifier !== undefined && original !== undefined) {
    if (isQualifierKnown(unusedQualifier) !== true) return undefined;
    const suffix = `For${target.through?.logicalId ?? qualifierName(target).replace(/\W/g, '')}`;
    return addResource(original, suffix, TYPE, { ...invoked, ...copySettings(original) });
  }
  const beside = target.through ?? handler.declaredAt;
  if (beside === undefined) return undefined;
  const added = addResource(beside, 'AsyncSettings', TYPE, { ...invoked, ...DEFAULT_LIMITS });
  return { ...added, logicalId: idOfConstructBelow(beside, 'EventInvokeConfig') ?? added.logicalId };
}

function copySettings(original: DeclaredAt): Readonly<Record<string, TemplateValue>> {
  return Object.fromEntries(SETTINGS.map((name) => [name, new CopiedProperty(original, name)]));
}

export function withLimits(asyncQualifier: AsyncQualifier): readonly Change[] {
  const { config, delivery } = asyncQualifier;
  return config === undefined ? invokeConfigOf(asyncQualifier)?.changes ?? [] : missingLimits(delivery);
}

/** AWS refuses an invoke config without any setting, so one that loses its destinations gets the default limits. */
export function limitsIfEmpty(delivery: Delivery): readonly Change[] {
  const missing = missingLimits(delivery);
  return missing.length === NAMES.length ? missing : [];
}

function missingLimits(delivery: Delivery): readonly Change[] {
  return NAMES.filter((name) => settingOf(delivery, name) === undefined)
    .flatMap((name) => setValue(delivery, name, DEFAULT_LIMITS[name]));
}
