/** Asynchronous settings as changes: AWS's own limits, written out, and a resource for a qualifier that has none. */
import { AsyncLane } from './async-lanes';
import { add, order, set } from './changes';
import { qualifierIn } from './invoked';
import { settingOf } from './settings';
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt } from '../../model/node';
import { Change, Reference } from '../change';

const LIMITS = { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 } as const;
const NAMES = Object.keys(LIMITS) as readonly (keyof typeof LIMITS)[];

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
    FunctionName: new Reference(handler.id, 'Ref'), Qualifier: qualifier, ...LIMITS,
  });
  // A name alone does not make the config wait for its alias.
  const waits = target.through !== undefined && typeof qualifier === 'string';
  return { at: added, changes: [added, ...(waits ? order(added, [beside.logicalId]) : [])] };
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
  return NAMES.flatMap((name) => (settingOf(delivery, name) === undefined ? set(delivery, name, LIMITS[name]) : []));
}
