/**
 * The types of a stack and its resources, which are indexed once and never change. Properties keep the form that they
 * have in the template, and `resolve` evaluates them.
 */
import { DeclaredAt, NodeId } from '../model/node';
import { Assumption } from './conditions/assumption';
import { RecordedConstructs } from './found-template';
import { Origins } from './sam/origins';
import { UnreadPart } from './unread-parts';

export interface Stack {
  /** Unique in the app. The name of a nested stack begins with that of its parent. */
  readonly name: string;
  /** The name of the deployed stack, if the assembly has it. */
  readonly deployedName?: string;
  /** The directory of its assembly. Each stage has its own. */
  readonly stage: string;
  /** `aws://account/region`. */
  readonly environment: string;
  /** The file of its template. */
  readonly file?: string;
  /** What its assembly records about its constructs. */
  readonly constructs?: RecordedConstructs;
  readonly template: unknown;
  readonly resources: ReadonlyMap<string, Resource>;
  /** The stacks that it nests, by the logical id of the nesting resource. */
  readonly nested: ReadonlyMap<string, Stack>;
  /** The resource that nests this stack. */
  readonly nestedBy?: Resource;
  /** The parts of a SAM template behind what SAM creates. */
  readonly origins: Origins;
  /** The parts of its template that are not read. */
  readonly unread: readonly UnreadPart[];
  /** How parts of its file are read that are not quite right. */
  readonly notes: readonly string[];
  /** Outputs of the whole app. */
  readonly outputs: Outputs;
  readonly assumed: Assumption;
}

/** Finds the outputs and the Systems Manager parameters of all stacks of the app by name. */
export interface Outputs {
  /** A Systems Manager parameter that a stack declares. */
  parameter(name: string, from: Stack): FoundOutput;
  /** An export by its name, which is undefined if it is hidden. */
  exported(name: string | undefined, from: Stack): FoundOutput;
  /** An output of the stack deployed as `stackName`, in `region` if it is set. */
  named(stackName: string, outputName: string, region: string | undefined, from: Stack): FoundOutput;
}

export interface Output {
  readonly stack: Stack;
  readonly value: unknown;
}

/** The nearest output, or `ambiguous` if two stacks are equally near. */
export type FoundOutput = Output | 'ambiguous' | undefined;

export interface Resource {
  /** Unique in the app. */
  readonly id: NodeId;
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: unknown;
  /** What `propertiesOf` keeps, since every reader starts with the properties. */
  readonly resolved: { properties?: object };
  /** Logical ids in `DependsOn`. */
  readonly dependsOn: readonly string[];
  readonly declaredAt: DeclaredAt;
  /** Its condition certainly does not hold. */
  readonly absent?: true;
}

/** The outermost stack that nests a stack, or the stack itself. */
export function rootOf(stack: Stack): Stack {
  let root = stack;
  while (root.nestedBy !== undefined) root = root.nestedBy.stack;
  return root;
}

/** An id that is unique in the app. */
export function resourceId({ id }: Resource): NodeId {
  return id;
}

export interface StackEnvironment {
  readonly account?: string;
  readonly region?: string;
}

/** `unknown-account` and `unknown-region` where only deployment knows them; neither is in a plain template. */
export function environmentOfStack({ environment }: Stack): StackEnvironment {
  const [account, region] = environment.replace(/^aws:\/\//, '').split('/');
  return { account, region };
}

/** As the assembly writes it; empty in a plain template, and `unknown-region` where only deployment knows it. */
export function regionOfStack({ environment }: Stack): string {
  return environment.slice(environment.lastIndexOf('/') + 1);
}

/** A text that may name a Region, if it does. */
export function knownRegion(text: string): string | undefined {
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/.test(text) ? text : undefined;
}
