/** A trail of CloudTrail, which records calls of AWS's APIs and puts them on the default bus. */
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';

export interface Trail {
  readonly declaredAt: DeclaredAt;
  readonly logging: Known<boolean>;
  /** The calls about data that it records. It records calls about resources in any case. */
  readonly dataEvents: Known<readonly RecordedData[]>;
}

export interface RecordedData {
  /** The type of the resources: `AWS::S3::Object`. */
  readonly type: Known<string>;
  /** Which calls: `ReadOnly`, `WriteOnly` or `All`. */
  readonly calls: Known<string>;
  readonly of: 'all' | readonly Known<NodeId>[];
}
