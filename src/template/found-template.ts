/** A template as the loader finds it, with what its cloud assembly records about it. */
import { RecordedAcknowledgment } from '../model/recorded-acknowledgment';
import { UnreadPart } from './unread-parts';

/** A line of the code that creates a construct; both numbers count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface RecordedConstructs {
  /** The path of a resource. Most templates have it in the resource's own metadata. */
  pathOf(logicalId: string): string | undefined;
  /** Whether the app states that callers outside of it use the invoke config at a path. */
  hasOutsideCallers(path: string): boolean;
  /** Where the app creates the construct at a path, as far as the assembly records it. */
  createdAt(path: string): SourcePlace | undefined;
}

export interface FoundTemplate {
  readonly name: string;
  /** A name that is unique where `name` is not. */
  readonly uniqueName?: string;
  readonly deployedName?: string;
  readonly stage?: string;
  readonly environment?: string;
  readonly file?: string;
  readonly template: unknown;
  /** How parts of the file are read that are not quite right. */
  readonly notes?: readonly string[];
  /** Parts of the file that are not read. */
  readonly unread?: readonly UnreadPart[];
  /** What the assembly records about the constructs of the stack. */
  readonly constructs?: RecordedConstructs;
  /** Acknowledgments in the stack's metadata, and those that the validation report records for the whole app. */
  readonly acknowledged?: () => readonly RecordedAcknowledgment[];
  /** Templates of nested stacks, by the logical id of the resource that nests them. */
  readonly nested?: ReadonlyMap<string, FoundTemplate>;
}
