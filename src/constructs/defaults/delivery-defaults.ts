import { Stage } from 'aws-cdk-lib';
import { DeliveryDefaultsOptions } from './delivery-defaults-options';

/**
 * Adds what the functions of an existing app lack to keep failed events.
 *
 * Adds a dead-letter queue to each polled queue, a failure queue to each qualifier that is invoked asynchronously, a
 * bound of 10 retries and a bucket to each stream mapping, a dead-letter queue to each target of a rule, schedule or
 * subscription, an alarm to each failure queue, and the permissions that these need. A value that the app sets stays,
 * and so does how a handler is called: batch responses, concurrency and visibility timeouts are for its author to
 * change. Logical ids of the app do not change, and queues and buckets that are added are retained.
 *
 * Prints what it adds, and writes it to `delivery-defaults.json` in the output directory of the app, with the findings
 * that need a decision.
 *
 * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/defaults.md
 *
 * @example
 * DeliveryDefaults.apply(app);
 */
export class DeliveryDefaults {
  /**
   * Adds what is missing. Call it last, when all constructs are there, since it synthesizes the app twice.
   *
   * @param scope The app, or a stage. A stage of CDK Pipelines that nests stacks needs it before it is added to the
   * pipeline, which keeps the names of its assets.
   * @param options What is added, and where.
   * @throws `DeliveryError` if `scope` is neither an app nor a stage, an option has another type, a name in `only` or
   * `except` does not exist or is a rule whose fix needs a decision, or the additions do not have the intended effect
   */
  public static apply(scope: Stage, options: DeliveryDefaultsOptions = {}): void {
    // Loaded when it is called, so that an import of the library stays fast.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { applyDefaults } = require('./apply-defaults') as typeof import('./apply-defaults');
    applyDefaults(scope, options);
  }

  private constructor() {}
}
