/**
 * Refuses a prop that holds something else than the object that it asks for, which types do not prevent in every
 * language. A kind is recognized by one member, since an object of another language may implement only the interface.
 */
import { Construct, IConstruct } from 'constructs';
import { isAbsent } from './number-prop';
import { refuseOtherStage } from './other-stage';
import { refuse } from './refuse';

interface PropKind {
  /** The member that every object of the kind has: `queueArn`. */
  readonly member: string;
  /** Whether the member is a method of an object that is no construct. */
  readonly isMethod?: boolean;
  /** `a queue` */
  readonly noun: string;
  /** Completes the sentence that begins with `Give`. */
  readonly example: string;
}

export const KINDS = {
  queue: { member: 'queueArn', noun: 'a queue', example: 'an sqs.Queue or a FailureQueue' },
  topic: { member: 'topicArn', noun: 'a topic', example: 'an sns.Topic' },
  handler: { member: 'functionArn', noun: 'a function', example: 'a lambda.Function, an alias or a version' },
  eventBus: { member: 'eventBusArn', noun: 'an event bus', example: 'an events.EventBus' },
  bucket: { member: 'bucketArn', noun: 'a bucket', example: 'an s3.Bucket' },
  stream: { member: 'streamArn', noun: 'a stream', example: 'a kinesis.Stream' },
  streamConsumer: { member: 'streamConsumerArn', noun: 'a consumer of a stream', example: 'a kinesis.StreamConsumer' },
  table: { member: 'tableArn', noun: 'a table', example: 'a dynamodb.Table or TableV2' },
  key: { member: 'keyArn', noun: 'a key', example: 'a kms.Key or a kms.Alias' },
  role: { member: 'roleArn', noun: 'a role', example: 'an iam.Role' },
  vpc: { member: 'vpcId', noun: 'a VPC', example: 'an ec2.Vpc' },
  securityGroup: { member: 'securityGroupId', noun: 'a security group', example: 'an ec2.SecurityGroup' },
  scheduleGroup: { member: 'scheduleGroupName', noun: 'a schedule group', example: 'a scheduler.ScheduleGroup' },
  application: { member: 'applicationName', noun: 'an application', example: 'a codedeploy.LambdaApplication' },
  ruleInput: {
    member: 'bind', isMethod: true, noun: 'an events.RuleTargetInput', example: 'events.RuleTargetInput.fromObject(…) or fromText(…)',
  },
  scheduleInput: {
    member: 'bind',
    isMethod: true,
    noun: 'a scheduler.ScheduleTargetInput',
    example: 'scheduler.ScheduleTargetInput.fromObject(…) or fromText(…)',
  },
  destinationObject: {
    member: 'bind', isMethod: true, noun: 'a destination object of aws-cdk-lib', example: 'an object of aws-cdk-lib/aws-lambda-destinations',
  },
  dlqObject: {
    member: 'bind',
    isMethod: true,
    noun: 'a failure destination object of aws-cdk-lib',
    example: 'an object of aws-cdk-lib/aws-lambda-event-sources',
  },
} as const satisfies Readonly<Record<string, PropKind>>;

export type KindName = keyof typeof KINDS;

/** Kind of a prop, what would follow from another object, and the alternative, which completes `Give …, or`. */
type Wanted = readonly [kind: KindName, consequence: string, alternative?: string];

export function refuseOtherKinds<Props extends object>(
  at: IConstruct, props: Props, wanted: { readonly [prop in keyof Props]?: Wanted },
): void {
  for (const [prop, [kind, consequence, alternative]] of Object.entries(wanted) as [string, Wanted][]) {
    const value: unknown = props[prop as keyof Props];
    if (!isAbsent(value) && !isOfKind(value, kind)) {
      const { noun, example } = KINDS[kind];
      const fix = `Give ${example}${alternative === undefined ? '' : `, or ${alternative}`}`;
      refuse(at, { prop, fact: `is not ${noun}`, consequence, fix });
    }
    if (Construct.isConstruct(value)) refuseOtherStage(at, prop, value);
  }
}

/** Messages name constructs by their path, so those have a node as well. */
export function isOfKind(value: unknown, name: KindName): boolean {
  const { member, isMethod = false }: PropKind = KINDS[name];
  if (typeof value !== 'object' || value === null) return false;
  const { [member]: found, node } = value as Readonly<Record<string, unknown>>;
  return isMethod ? typeof found === 'function' : found !== undefined && node !== undefined;
}
