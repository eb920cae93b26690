/**
 * The changes that make an app safer without a decision by a person, by rule: each adds what is absent. Left out is
 * whatever changes how events are handled or what an app costs, such as partial responses, concurrency, pollers and
 * visibility timeouts, since only the author of a handler knows whether it is ready for them.
 */
import { Change } from '../../rules/kit/change';

type Kinds = readonly Change['kind'][];

/** Rules that start a change. */
export const SAFE_CHANGES: ReadonlyMap<string, Kinds> = new Map<string, Kinds>([
  ['async-failure-has-an-exit', ['add', 'set', 'depends-on']],
  ['failure-exit-is-watched', ['add']],
  ['source-queue-has-dead-letter-queue', ['add', 'set']],
  ['stream-failure-has-an-exit', ['add', 'set']],
  ['stream-retries-are-bounded', ['set']],
  ['subscriber-failure-has-an-exit', ['add', 'set']],
  ['target-has-dead-letter-queue', ['add', 'set']],
]);

/** Rules whose changes complete what the plan has added, and nothing else: what somebody wrote gets no permission. */
export const COMPLETIONS: ReadonlyMap<string, Kinds> = new Map<string, Kinds>([
  ['role-may-deliver', ['allow-in-role-policy']],
  ['service-may-write-dead-letter-queue', ['allow-in-role-policy', 'allow-in-resource-policy']],
]);

/** The rule that adds alarms. */
export const ALARM_RULE = 'failure-exit-is-watched';
