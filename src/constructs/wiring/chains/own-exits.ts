/**
 * Where failed events end by settings that this library did not make: the on-failure destination of aws-cdk-lib, and
 * without one the dead-letter queue of the function, which receives the events of all its qualifiers; the redrive policy
 * of a queue.
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

/** A queue that a setting names by its ARN may have no L2. */
export type ExitQueue = sqs.IQueue | sqs.CfnQueue;

export type ChainEnd = readonly [node: ChainNode, queue?: ExitQueue];

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

/** `undefined` for what is neither a queue nor a function of this app, and for a function without an L2. */
export function endAt(arn: unknown): ChainEnd | undefined {
  const resource = typeof arn === 'string' ? resourceOf(arn) : undefined;
  if (resource === undefined) return undefined;
  const { cfnResourceType, node: { scope } } = resource;
  const owner = scope?.node.defaultChild === resource ? scope : undefined;
  if (cfnResourceType === sqs.CfnQueue.CFN_RESOURCE_TYPE_NAME) {
    const queue = resource as sqs.CfnQueue;
    return owner === undefined ? [resourceNode('queue', queue, queue.attrArn), queue] : queueEnd(owner as sqs.Queue);
  }
  return owner !== undefined && FUNCTIONS.includes(cfnResourceType) ? [asyncNode(owner as lambda.Function)] : undefined;
}

/** Where the redrive policy of a queue leads. */
export function redriveEnd(queue: sqs.IQueue): ChainEnd | undefined {
  const resource = queue.node.defaultChild;
  if (!isResource(resource, sqs.CfnQueue.CFN_RESOURCE_TYPE_NAME)) return undefined;
  const policy: unknown = overriddenProperty(resource as sqs.CfnQueue, 'redrivePolicy');
  return isObject(policy) && !Token.isUnresolved(policy) ? endAt(policy.deadLetterTargetArn) : undefined;
}

function queueEnd(queue: sqs.IQueue): ChainEnd {
  return [resourceNode('queue', queue, queue.queueArn), queue];
}
