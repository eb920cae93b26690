/**
 * The asynchronous settings of the qualifier that a trigger invokes. All triggers of a qualifier share one set, which
 * the first of them creates below the function, alias or version, so that triggers may come and go.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { Destination } from '../destinations/destination';
import { AsyncInvocation } from '../sources/async/async-invocation';
import { AsyncInvocationOptions } from '../sources/async/async-invocation-options';
import { existingSettings, noteSettingsOfTrigger } from '../sources/async/refuse-second-config';
import { refuseNoOptions } from '../wiring/option-types';
import { withoutNulls } from '../wiring/props';
import { refuse, whereIs } from '../wiring/refuse';
import { FunctionTriggerProps } from './trigger-props';

interface SharedSettings {
  readonly options: AsyncInvocationOptions;
  readonly trigger: IConstruct;
}

const sharedSettings = new WeakMap<IConstruct, SharedSettings>();

/** `undefined` for settings that aws-cdk-lib made from the props of the function. */
export function asyncSettings(
  trigger: Construct, { handler, asynchronous }: FunctionTriggerProps,
): AsyncInvocation | undefined {
  refuseNoOptions(trigger, 'asynchronous', asynchronous,
    'Give AsyncInvocationOptions such as { retryAttempts: 1 }, or leave asynchronous out');
  const options = withoutNulls(asynchronous ?? {});
  const existing = existingSettings(handler);
  if (existing === undefined) return create(trigger, handler, options);
  refuseContradiction(trigger, handler, options, existing);
  return existing instanceof AsyncInvocation ? existing : undefined;
}

function create(trigger: Construct, handler: lambda.IFunction, options: AsyncInvocationOptions): AsyncInvocation {
  const scope = Stack.of(handler) === Stack.of(trigger) ? handler as unknown as Construct : trigger;
  const settings = new AsyncInvocation(scope, 'AsyncInvocation', { ...options, handler });
  sharedSettings.set(settings, { options, trigger });
  noteSettingsOfTrigger(settings);
  return settings;
}

function refuseContradiction(
  trigger: Construct, handler: lambda.IFunction, options: AsyncInvocationOptions, existing: IConstruct,
): void {
  const shared = sharedSettings.get(existing);
  const [option] = namesOf(options)
    .filter((name) => shared === undefined || !isSameOption(options[name], shared.options[name]));
  if (option === undefined) return;
  refuse(trigger, {
    prop: `asynchronous.${option}`,
    fact: `is given, but ${whereIs(handler)} has settings already, ${shared
      ? `created for the trigger ${whereIs(shared.trigger)}, in which ${option} is ${option in shared.options ? 'another' : 'left out'}`
      : `created by ${whereIs(existing)}`}`,
    consequence: 'Lambda keeps one set for each qualifier, so one of the two would be lost',
    fix: shared
      ? `Give ${whereIs(shared.trigger)} the same asynchronous, and leave it out here`
      : `Set ${option} there, and leave it out here`,
  });
}

function namesOf(options: AsyncInvocationOptions): (keyof AsyncInvocationOptions)[] {
  return (Object.keys(options) as (keyof AsyncInvocationOptions)[]).filter((name) => options[name] !== undefined);
}

type OptionValue = AsyncInvocationOptions[keyof AsyncInvocationOptions];

function isSameOption(one: OptionValue, other: OptionValue): boolean {
  if (one instanceof Destination && other instanceof Destination) return one._isSameAs(other);
  if (one instanceof Duration && other instanceof Duration) return isSameDuration(one, other);
  return one === other;
}

/** An hour is 60 minutes; of what is known only at deployment, the same token is the same. */
function isSameDuration(one: Duration, other: Duration): boolean {
  return one.isUnresolved() || other.isUnresolved()
    ? one.toString() === other.toString()
    : one.toMilliseconds() === other.toMilliseconds();
}
