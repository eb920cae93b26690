/** Asynchronous settings as changes: AWS's own limits, written out, and a resource for a qualifier that has none. */
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt } from '../../model/node';
import { AddResource, Change, TemplateValue, CopiedProperty, NodeReference } from '../kit/change';
import { addResource, setValue } from '../kit/changes';
import { settingOf } from '../kit/settings';
import { AsyncQualifier, hasListedCaller, qualifierName } from '../queries/async-qualifiers';
import { dependOnAlias, qualifierIn } from '../queries/invoked-function';

export const DEFAULT_LIMITS = { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 } as const;
const TYPE = 'AWS::Lambda::EventInvokeConfig';
const NAMES = Object.keys(DEFAULT_LIMITS) as readonly (keyof typeof DEFAULT_LIMITS)[];
const SETTINGS = [...NAMES, 'DestinationConfig'] as const;

export interface InvokeConfig {
  readonly at: DeclaredAt;
  /** What makes it, where the app has none. */
  readonly changes: readonly Change[];
}

/** Settings that the function has for a qualifier which nobody in the app invokes are meant for this one too; somebody outside may need them there. */
export function invokeConfigOf(lane: AsyncQualifier): InvokeConfig | undefined {
  const { handler, target, config } = lane;
  if (config !== undefined) return { at: config, changes: [] };
  const qualifier = qualifierIn(handler, target);
  const added = qualifier === undefined ? undefined : addedTo(lane, { FunctionName: new NodeReference(handler.id, 'Ref'), Qualifier: qualifier });
  return added === undefined ? undefined : { at: added, changes: [added, ...dependOnAlias(added, handler, target)] };
}

function addedTo({ handler, target, elsewhere }: AsyncQualifier, whom: AddResource['properties']): AddResource | undefined {
  const like = elsewhere?.config;
  if (elsewhere !== undefined && like !== undefined) {
    const suffix = `For${target.through?.logicalId ?? qualifierName(target).replace(/\W/g, '')}`;
    return hasListedCaller(elsewhere) === true ? addResource(like, suffix, TYPE, { ...whom, ...settingsOf(like) }) : undefined;
  }
  const beside = target.through ?? handler.declaredAt;
  return beside === undefined ? undefined : addResource(beside, 'AsyncSettings', TYPE, { ...whom, ...DEFAULT_LIMITS });
}

function settingsOf(like: DeclaredAt): Readonly<Record<string, TemplateValue>> {
  return Object.fromEntries(SETTINGS.map((name) => [name, new CopiedProperty(like, name)]));
}

export function withLimits(lane: AsyncQualifier): readonly Change[] {
  return lane.config === undefined ? invokeConfigOf(lane)?.changes ?? [] : missingLimits(lane.example);
}

/** AWS refuses an invoke config that sets nothing, so one that loses its destinations gets limits. */
export function limitsThatRemain(delivery: Delivery): readonly Change[] {
  const missing = missingLimits(delivery);
  return missing.length === NAMES.length ? missing : [];
}

function missingLimits(delivery: Delivery): readonly Change[] {
  return NAMES.flatMap((name) => (settingOf(delivery, name) === undefined ? setValue(delivery, name, DEFAULT_LIMITS[name]) : []));
}
