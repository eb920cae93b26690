/** A new resource, and how people write one of its type with aws-cdk-lib's L2 constructs; undefined where they do not. */
import { CdkNames } from '../cdk-names';

export interface Added {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: unknown;
}

export type Words = (added: Added, names: CdkNames) => readonly string[] | undefined;
