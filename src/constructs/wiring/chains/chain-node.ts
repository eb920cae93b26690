/** What a chain of deliveries leads through: qualifiers that are invoked asynchronously, consumers, and resources. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { functionBehind, qualifierOf } from '../handler';
import { resourceOf } from '../reference';
import { whereIs } from '../refuse';

export interface ChainNode {
  /** Equal for one resource, however often it is imported. */
  readonly key: string;
  /** For messages. */
  readonly name: string;
  /** Set for a consumer. */
  readonly consumer?: IConstruct;
  /** Set for a qualifier that is invoked asynchronously. */
  readonly handler?: lambda.IFunction;
  /** Equal for every way in which one qualifier of a function is invoked. */
  readonly invokes?: string;
}

export function resourceNode(noun: string, resource: IConstruct, arn: string): ChainNode {
  return { key: keyOf(resource, arn), name: `${noun} ${whereIs(resource)}` };
}

/** A qualifier of a function as it is invoked asynchronously. Each qualifier has its own exits. */
export function asyncNode(handler: lambda.IFunction): ChainNode {
  const fn = functionBehind(handler);
  const qualifier = qualifierOf(handler);
  const key = `async ${keyOf(fn, fn.functionArn)} ${qualifier}`;
  return {
    key,
    handler,
    invokes: key,
    name: `function ${whereIs(fn)} (${Token.isUnresolved(qualifier) ? 'a version' : qualifier})`,
  };
}

/** A function as a consumer invokes it, which waits for the result: destinations of asynchronous invocation do not apply. */
export function consumerNode(consumer: IConstruct, handler: lambda.IFunction): ChainNode {
  const { invokes } = asyncNode(handler);
  return { key: `consumer ${consumer.node.path}`, name: `consumer ${whereIs(consumer)}`, consumer, invokes };
}

function keyOf(resource: IConstruct, arn: string): string {
  return Token.isUnresolved(arn) ? (resourceOf(arn) ?? resource).node.path : arn;
}
