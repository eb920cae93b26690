/** Refuses functions that an event source mapping cannot invoke. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { LONGEST_MAPPED_EXECUTION, LONGEST_MAPPED_EXECUTION_ON_INSTANCES } from '../../../sources/mapping/facts';
import { refuseUnqualifiedDurable } from '../../wiring/durable-handler';
import { executionTimeoutOf, isOnInstances } from '../../wiring/handler';
import { refuse, whereIs } from '../../wiring/refuse';

export function refuseUnsupportedHandler(scope: Construct, handler: lambda.IFunction): void {
  if (handler.tenancyConfig) {
    refuse(scope, {
      prop: 'handler',
      fact: `${whereIs(handler)} is tenant isolated, and an event source mapping has no tenant id`,
      consequence: 'AWS rejects the event source mapping',
      fix: 'Let another function consume the source and invoke this one with a tenant id',
    });
  }
  refuseUnqualifiedDurable(scope, handler, 'rejects the event source mapping');
  const executionTimeout = executionTimeoutOf(handler);
  const longest = isOnInstances(handler) ? LONGEST_MAPPED_EXECUTION_ON_INSTANCES : LONGEST_MAPPED_EXECUTION;
  if (executionTimeout !== undefined && executionTimeout > longest) {
    refuse(scope, {
      prop: 'handler',
      fact: `${whereIs(handler)} is a durable function with an execution timeout of ${executionTimeout} seconds, `
        + `above the ${longest} seconds that an event source mapping waits`,
      consequence: 'AWS rejects the event source mapping',
      fix: `Lower its execution timeout to ${longest} seconds, or let another function consume the source and start it`,
    });
  }
}
