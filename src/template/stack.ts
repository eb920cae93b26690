/**
 * A stack and its resources as the reader sees them: indexed once, never changed after. The values inside stay as they were written;
 * `resolve` says what they mean.
 */
import { DeclaredAt } from '../model/node';
import { Origin } from './sam/origins';
import { UnreadPart } from './unread-parts';

export interface Stack {
  /** Unique in the app: the stack's name, its parent's before it when it is nested. */
  readonly name: string;
  /** The name that it is deployed under, where the assembly says it. */
  readonly deployedName?: string;
  /** The assembly that it belongs to; each stage has its own. */
  readonly stage: string;
  /** `aws://account/region`. */
  readonly environment: string;
  /** The file that its template was read from. */
  readonly file?: string;
  readonly template: unknown;
  readonly resources: ReadonlyMap<string, Resource>;
  /** The stacks that it nests, by the logical id of the resource that does it. */
  readonly nested: ReadonlyMap<string, Stack>;
  /** The resource that nests this stack. */
  readonly nestedBy?: Resource;
  /** Where a raw SAM template says what SAM made, by logical id. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** What of its template is not read. */
  readonly unread: readonly UnreadPart[];
  /** Outputs of the whole app. */
  readonly outputs: Outputs;
}

/** The outputs and the Systems Manager parameters of all stacks of the app, found by name. */
export interface Outputs {
  /** A parameter of Systems Manager that a stack declares. */
  parameter(name: string, from: Stack): FoundOutput;
  /** An export by its name; undefined where the name is hidden. */
  exported(name: string | undefined, from: Stack): FoundOutput;
  /** An output of the stack deployed as `stackName`, in the Region if one is given. */
  named(stackName: string, outputName: string, region: string | undefined, from: Stack): FoundOutput;
}

export interface Output {
  readonly stack: Stack;
  readonly value: unknown;
}

/** `ambiguous` where two stacks are equally near. */
export type FoundOutput = Output | 'ambiguous' | undefined;

export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: unknown;
  /** Logical ids in `DependsOn`. */
  readonly dependsOn: readonly string[];
  readonly declaredAt: DeclaredAt;
}

/** The stack that nests it, directly or through others; itself where none does. */
export function rootOf(stack: Stack): Stack {
  let root = stack;
  while (root.nestedBy !== undefined) root = root.nestedBy.stack;
  return root;
}

/** Unique in the app. */
export function resourceId(resource: Resource): string {
  return `${resource.stack.name}.${resource.logicalId}`;
}
