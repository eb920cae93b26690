import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AsyncInvocationOptions } from '../sources/async/async-invocation-options';

/**
 * Props that all triggers have: which function is invoked, and what Lambda does with an event once it has accepted it.
 */
export interface FunctionTriggerProps {
  /**
   * The function, alias or version to invoke. Give the alias if it has a gradual deployment, provisioned concurrency or
   * SnapStart.
   */
  readonly handler: lambda.IFunction;

  /**
   * Settings for asynchronous invocations of this qualifier. One set applies to all triggers of a qualifier: give it to
   * the first of them, or to none and create an `AsyncInvocation` before.
   * @default - the settings that the qualifier has already, else those of `AsyncInvocation`: 2 retries, 6 hours, and an
   * encrypted failure queue with an alarm
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   */
  readonly asynchronous?: AsyncInvocationOptions;
}
