/** Asynchronous settings as changes: AWS's own limits, written out, and a resource for a qualifier that has none. */
import { AsyncLane } from './async-lanes';
import { add, set } from './changes';
import { afterAlias, qualifierIn } from './invoked';
import { settingOf } from './settings';
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt } from '../../model/node';
import { Change, Reference } from '../change';

export const DEFAULT_LIMITS = { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 } as const;
const NAMES = Object.keys(DEFAULT_LIMITS) as readonly (keyof typeof DEFAULT_LIMITS)[];

export interface InvokeConfig {
  readonly at: DeclaredAt;
  /** What makes it, where the app has none. */
  readonly changes: readonly Change[];
}

export function invokeConfigOf({ handler, target, config }: AsyncLane): InvokeConfig | undefined {
  if (config !== undefined) return { at: config, changes: [] };
  const beside = target.through ?? handler.declaredAt;
  const qualifier = qualifierIn(handler, target);
  if (beside === undefined || qualifier === undefined) return undefined;
  const added = add(beside, 'AsyncSettings', 'AWS::Lambda::EventInvokeConfig', {
    FunctionName: new Reference(handler.id, 'Ref'), Qualifier: qualifier, ...DEFAULT_LIMITS,
  });
  return { at: added, changes: [added, ...afterAlias(added, handler, target)] };
}

export function withLimits(lane: AsyncLane): readonly Change[] {
  return lane.config === undefined ? invokeConfigOf(lane)?.changes ?? [] : missingLimits(lane.example);
}

/** AWS refuses an invoke config that sets nothing, so one that loses its destinations gets limits. */
export function limitsThatRemain(delivery: Delivery): readonly Change[] {
  const missing = missingLimits(delivery);
  return missing.length === NAMES.length ? missing : [];
}

function missingLimits(delivery: Delivery): readonly Change[] {
  return NAMES.flatMap((name) => (settingOf(delivery, name) === undefined ? set(delivery, name, DEFAULT_LIMITS[name]) : []));
}
