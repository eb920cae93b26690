/** What a chain of deliveries leads through: qualifiers that are invoked asynchronously, consumers, and resources. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { cfnFunctionOf, functionBehind, qualifierOf } from '../handler';
import { resourceOf } from '../reference';
import { whereIs } from '../refuse';

export interface ChainNode {
  /** Equal for one resource, however often it is imported. */
  readonly key: string;
  /** For messages, which few apps get: made when it is read. */
  readonly name: string;
  /** Set for a consumer. */
  readonly consumer?: IConstruct;
  /** Set for a qualifier that is invoked asynchronously. */
  readonly handler?: lambda.IFunction;
  /** Equal for every way in which one qualifier of a function is invoked. */
  readonly invokes?: string;
}

export function resourceNode(noun: string, resource: IConstruct, arn: string): ChainNode {
  return {
    key: keyOf(resource, arn),
    get name() {
      return `${noun} ${whereIs(resource)}`;
    },
  };
}

/** A qualifier of a function as it is invoked asynchronously. Each qualifier has its own exits. */
export function asyncNode(handler: lambda.IFunction): ChainNode {
  const qualifier = qualifierOf(handler);
  const key = asyncKey(handler, qualifier);
  return {
    key,
    handler,
    invokes: key,
    get name() {
      return `function ${whereIs(functionBehind(handler))} (${Token.isUnresolved(qualifier) ? 'a version' : qualifier})`;
    },
  };
}

/** The key of `asyncNode`. */
export function asyncKey(handler: lambda.IFunction, qualifier = qualifierOf(handler)): string {
  const fn = functionBehind(handler);
  return `async ${cfnFunctionOf(handler)?.node.path ?? keyOf(fn, fn.functionArn)} ${qualifier}`;
}

/** A function as a consumer invokes it, which waits for the result: destinations of asynchronous invocation do not apply. */
export function consumerNode(consumer: IConstruct, handler: lambda.IFunction): ChainNode {
  return {
    key: `consumer ${consumer.node.path}`,
    consumer,
    invokes: asyncKey(handler),
    get name() {
      return `consumer ${whereIs(consumer)}`;
    },
  };
}

function keyOf(resource: IConstruct, arn: string): string {
  return Token.isUnresolved(arn) ? (resourceOf(arn) ?? resource).node.path : arn;
}
