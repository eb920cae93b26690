/** A resource for which an AWS service acts: a topic, a rule, a bucket. Policies name the service and the resource. */
import { IConstruct } from 'constructs';

export interface ServiceSource {
  /** The principal of policies, such as `sns.amazonaws.com`. */
  readonly principal: string;
  /** Service in ARNs, such as `sns`. */
  readonly service: string;
  readonly arn: string;
  /** For a resource whose ARN names no account, such as a bucket. */
  readonly account?: string;
  /** The construct of the resource. */
  readonly construct: IConstruct;
}
