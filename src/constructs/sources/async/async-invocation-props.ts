import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AsyncInvocationOptions } from './async-invocation-options';

/**
 * Settings for asynchronous invocations of one qualifier of a function.
 */
export interface AsyncInvocationProps extends AsyncInvocationOptions {
  /**
   * The function, alias or version that is invoked. The settings apply to its qualifier only.
   *
   * Give the alias if callers, rules and buckets invoke the alias. An alias does not inherit the settings of its
   * function.
   */
  readonly handler: lambda.IFunction;
}
