/** A template as the loader finds it, with what its cloud assembly records about it. */
import { RecordedAcknowledgment } from '../model/recorded-acknowledgment';
import { UnreadPart } from './unread-parts';

/** A line of the code that creates a construct; both numbers count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
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
  /** Where the app creates the construct of a path, as far as the assembly records it. */
  readonly createdAt?: (path: string) => SourcePlace | undefined;
  /** Construct paths by logical id, where the template does not carry them. */
  readonly paths?: ReadonlyMap<string, string>;
  /** The construct paths of invoke configs for which the app states that callers outside it use them. */
  readonly outsideCallers?: ReadonlySet<string>;
  /** Acknowledgments in the stack's metadata, and those that the validation report records for the whole app. */
  readonly acknowledged?: () => readonly RecordedAcknowledgment[];
  /** Templates of nested stacks, by the logical id of the resource that nests them. */
  readonly nested?: ReadonlyMap<string, FoundTemplate>;
}
