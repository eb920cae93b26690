/** What a mapping reads, in the options of the consumer of this library for it. */
import { StackPlan } from '../stack-plan';

/** Where a batch ends that a consumer gives up: in the dead-letter queue of its source, in an exit of the mapping, or at the broker. */
export type SourceExit = 'queue' | 'mapping' | 'none';

export interface SourceWords {
  readonly construct: string;
  /** The start of the consumer's id. */
  readonly name: string;
  readonly options: readonly string[];
  /** What the construct sets if an option is left out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** The settings of the mapping that `options` say. */
  readonly told: readonly string[];
  readonly exit: SourceExit;
  /** The source itself, and the stack that declares it; undefined outside the app. */
  readonly source?: { readonly plan: StackPlan; readonly logicalId: string };
  /** Further resources that the construct permits the handler to use. */
  readonly secrets?: readonly string[];
  /** Actions that the construct permits on all resources. */
  readonly anywhere?: readonly string[];
  /** What keeps the records until they expire. */
  readonly keeper?: string;
  /** aws-cdk-lib has no L2 mapping of this source, so that apps use the L1. */
  readonly isLowLevel?: true;
}

/** Undefined for another source, and for one that the options cannot express. */
export type SourceWordsOf = (mapping: string, plan: StackPlan) => SourceWords | undefined;
