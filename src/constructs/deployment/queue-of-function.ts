/** The queues where failed asynchronous events of an alias end by settings of aws-cdk-lib: of the alias, or of its function. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import { isObject } from '../../model/json';
import { AsyncInvocation } from '../sources/async/async-invocation';
import { existingSettings } from '../sources/async/refuse-second-config';
import { cfnFunctionOf, deadLetterConfigOf, functionBehind } from '../wiring/handler';
import { isOverridden, overriddenProperty } from '../wiring/overridden-property';
import { isResource, resourceOf } from '../wiring/reference';

/**
 * The dead-letter queue of the function receives failed events of all its qualifiers, so it counts only if the alias has
 * no destination of its own.
 */
export function queueOfFunction(alias: lambda.Alias): readonly sqs.IQueue[] {
  const settings = existingSettings(alias);
  if (settings instanceof AsyncInvocation && settings.failureDestination !== undefined) return [];
  const destination = settings && destinationOf(settings);
  const queue = destination === undefined ? deadLetterQueueOf(alias) : queueWith(destination);
  return queue === undefined ? [] : [queue];
}

function deadLetterQueueOf(alias: lambda.Alias): sqs.IQueue | undefined {
  const resource = cfnFunctionOf(alias);
  const { deadLetterQueue } = functionBehind(alias) as Partial<lambda.Function>;
  if (deadLetterQueue !== undefined && !(resource && isOverridden(resource, 'DeadLetterConfig'))) return deadLetterQueue;
  const config: unknown = deadLetterConfigOf(alias);
  return isObject(config) && !Token.isUnresolved(config) ? queueWith(config.targetArn) : undefined;
}

function destinationOf(settings: IConstruct): string | undefined {
  const config = settings.node.defaultChild;
  if (!isResource(config, lambda.CfnEventInvokeConfig.CFN_RESOURCE_TYPE_NAME)) return undefined;
  const { onFailure } = Object(overriddenProperty(config as lambda.CfnEventInvokeConfig, 'destinationConfig'));
  return Object(onFailure).destination;
}

/** `undefined` for what is no queue of this app, or has no L2. */
function queueWith(arn: unknown): sqs.IQueue | undefined {
  const resource = typeof arn === 'string' ? resourceOf(arn) : undefined;
  const owner = isResource(resource, sqs.CfnQueue.CFN_RESOURCE_TYPE_NAME) ? resource.node.scope : undefined;
  return owner?.node.defaultChild === resource ? owner as sqs.IQueue | undefined : undefined;
}
