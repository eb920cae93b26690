/** The retry policy of an EventBridge target, for rules and for schedules. */
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TARGET_MAX_EVENT_AGE, TARGET_RETRY_ATTEMPTS } from '../../../sources/eventbridge-rule/facts';
import { wholeNumber, wholeSeconds } from '../../wiring/number-prop';

export interface TargetOptions {
  readonly retryAttempts?: number;
  readonly maxEventAge?: Duration;
}

/** The defaults are written out, so that they can be read in the template. */
export function targetRetryPolicy(
  trigger: Construct, { retryAttempts, maxEventAge }: TargetOptions,
): { readonly maximumRetryAttempts: number; readonly maximumEventAgeInSeconds: number } {
  return {
    maximumRetryAttempts: wholeNumber(trigger, 'retryAttempts', retryAttempts, TARGET_RETRY_ATTEMPTS)
      ?? TARGET_RETRY_ATTEMPTS.default,
    maximumEventAgeInSeconds: wholeSeconds(trigger, 'maxEventAge', maxEventAge, TARGET_MAX_EVENT_AGE)
      ?? TARGET_MAX_EVENT_AGE.default,
  };
}
