/** Refuses functions that a service cannot invoke asynchronously, before anything is created for them. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { refuseUnqualifiedDurable } from '../wiring/durable-handler';
import { refuseEdgeFunction } from '../wiring/edge-function';
import { refuseNoHandler, refuseOtherEnvironment } from '../wiring/handler-environment';
import { refuse, whereIs } from '../wiring/refuse';

export function refuseUnsupportedTriggerHandler(trigger: Construct, handler: lambda.IFunction): void {
  refuseNoHandler(trigger, handler);
  refuseEdgeFunction(trigger, handler);
  refuseOtherEnvironment(trigger, handler);
  if (handler.tenancyConfig) {
    refuse(trigger, {
      prop: 'handler',
      fact: `${whereIs(handler)} is tenant isolated, and a service that invokes it has no tenant id`,
      consequence: 'Lambda rejects every invocation, and the events are lost',
      fix: 'Let another function receive the events and invoke this one with a tenant id',
    });
  }
  refuseUnqualifiedDurable(trigger, handler, 'rejects every event');
}
