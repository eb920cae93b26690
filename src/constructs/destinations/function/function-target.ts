import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FUNCTION_DESTINATION } from '../../../destinations/function/facts';
import { invokeStatements } from '../../wiring/services/invoke-permission';
import { DestinationKind } from '../destination-kind';
import { DestinationTarget } from '../destination-target';

/** The ARN includes the qualifier, so the permission covers this alias or version only. */
export function functionDestinationTarget(handler: lambda.IFunction): DestinationTarget {
  return {
    facts: FUNCTION_DESTINATION,
    handle: { kind: DestinationKind.FUNCTION, destinationArn: handler.functionArn, handler },
    construct: handler,
    fifo: false,
    statements: invokeStatements(handler),
  };
}
