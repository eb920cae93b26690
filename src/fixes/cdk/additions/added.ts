/** A new resource, and the function that prints it as an L2 construct; undefined if that is not possible. */
import { CdkNames } from '../cdk-names';

export interface Added {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: unknown;
}

export type Words = (added: Added, names: CdkNames) => readonly string[] | undefined;
