/**
 * Where failed asynchronous events end by settings that this library did not make: the on-failure destination of
 * aws-cdk-lib, and without one the dead-letter queue of the function, which receives the events of all its qualifiers.
 */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import { isObject } from '../../../model/json';
import { existingSettings } from '../../sources/async/refuse-second-config';
import { cfnFunctionOf, deadLetterConfigOf, functionBehind } from '../handler';
import { isOverridden, overriddenProperty } from '../overridden-property';
import { isResource, resourceOf } from '../reference';
import { asyncNode, ChainNode, resourceNode } from './chain-node';

export type ChainEnd = readonly [node: ChainNode, queue?: sqs.IQueue];

export function ownExits(handler: lambda.IFunction): readonly ChainEnd[] {
  const settings = existingSettings(handler);
  const destination = settings && destinationIn(settings);
  const end = destination === undefined ? deadLetterEnd(handler) : endAt(destination);
  return end === undefined ? [] : [end];
}

function deadLetterEnd(handler: lambda.IFunction): ChainEnd | undefined {
  const resource = cfnFunctionOf(handler);
  const { deadLetterQueue } = functionBehind(handler) as Partial<lambda.Function>;
  if (deadLetterQueue !== undefined && !(resource && isOverridden(resource, 'DeadLetterConfig'))) {
    return queueEnd(deadLetterQueue);
  }
  const config: unknown = deadLetterConfigOf(handler);
  return isObject(config) && !Token.isUnresolved(config) ? endAt(config.targetArn) : undefined;
}

function destinationIn(settings: IConstruct): unknown {
  const config = settings.node.defaultChild;
  if (!isResource(config, lambda.CfnEventInvokeConfig.CFN_RESOURCE_TYPE_NAME)) return undefined;
  const { onFailure } = Object(overriddenProperty(config as lambda.CfnEventInvokeConfig, 'destinationConfig'));
  return Object(onFailure).destination;
}

const FUNCTIONS = [lambda.CfnFunction, lambda.CfnAlias, lambda.CfnVersion].map((type) => type.CFN_RESOURCE_TYPE_NAME);

/** `undefined` for what is neither a queue nor a function of this app, or has no L2. */
function endAt(arn: unknown): ChainEnd | undefined {
  const resource = typeof arn === 'string' ? resourceOf(arn) : undefined;
  const owner = resource?.node.scope;
  if (resource === undefined || owner?.node.defaultChild !== resource) return undefined;
  if (resource.cfnResourceType === sqs.CfnQueue.CFN_RESOURCE_TYPE_NAME) return queueEnd(owner as sqs.Queue);
  return FUNCTIONS.includes(resource.cfnResourceType) ? [asyncNode(owner as lambda.Function)] : undefined;
}

function queueEnd(queue: sqs.IQueue): ChainEnd {
  return [resourceNode('queue', queue, queue.queueArn), queue];
}
