/** The resource policies of CloudFormation: policy resources, policies in a property of the resource, and permissions. */
import { own } from '../template/json';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { Encoder } from './encoder';
import { permissionStatement } from './permission';
import { Statement, statementOf, statementsOf } from './statement';
import { SLASH, startsWith, SymbolicArn, symbolsOf } from './symbolic-arn';

export interface PolicyType {
  readonly type: string;
  /** The property that names the resource; absent if the policy is a property of the resource. */
  readonly of?: string;
  /** The service keeps one policy for each resource, and a second policy replaces it. */
  readonly replaces?: true;
  /** It is one statement of a policy, which `isWhole` replaces with all its statements. */
  readonly isPart?: true;
  readonly isWhole?: true;
  read(policy: Resource, encoder: Encoder): readonly Statement[];
}

const document = (...path: readonly string[]) => (policy: Resource, encoder: Encoder): readonly Statement[] =>
  statementsOf(at(propertiesOf(policy), ...path), policy, encoder);

const busStatement = (policy: Resource, encoder: Encoder): readonly Statement[] => {
  const statement = at(propertiesOf(policy), 'Statement');
  const value: Resolved = statement.is === 'absent' ? withEffect(policy) : statement;
  return [statementOf({ value }, policy, encoder)];
};

function withEffect(policy: Resource): Resolved {
  const [action, principal] = ['Action', 'Principal'].map((name) => own(policy.properties, name));
  const raw = { Effect: 'Allow', Action: action, Principal: principal === '*' ? '*' : { AWS: principal } };
  return { is: 'fields', raw, stack: policy.stack };
}

export const POLICY_TYPES: readonly PolicyType[] = [
  { type: 'AWS::SQS::QueuePolicy', of: 'Queues', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::SQS::QueueInlinePolicy', of: 'Queue', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::SNS::TopicPolicy', of: 'Topics', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::SNS::TopicInlinePolicy', of: 'TopicArn', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::S3::BucketPolicy', of: 'Bucket', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::Kinesis::ResourcePolicy', of: 'ResourceArn', read: document('ResourcePolicy') },
  { type: 'AWS::MSK::ClusterPolicy', of: 'ClusterArn', read: document('Policy') },
  { type: 'AWS::Events::EventBusPolicy', of: 'EventBusName', read: busStatement },
  { type: 'AWS::Events::EventBus', read: document('Policy') },
  { type: 'AWS::KMS::Key', read: document('KeyPolicy') },
  { type: 'AWS::DynamoDB::Table', read: document('ResourcePolicy', 'PolicyDocument') },
  { type: 'AWS::Lambda::Permission', of: 'FunctionName', isPart: true, read: permissionStatement },
  { type: 'AWS::Lambda::ResourcePolicy', of: 'ResourceArn', isWhole: true, read: document('PolicyDocument') },
];

const NAMED_BY: ReadonlyMap<string, string | undefined> = new Map(POLICY_TYPES.map(({ type, of }) => [type, of]));

/** The property of a policy that names the resource. */
export function namedBy(policyType: string): string {
  return NAMED_BY.get(policyType) ?? '';
}

/** Policy types that name their resource without an ARN, and how the ARN begins. */
const NAMES: ReadonlyMap<string, readonly [service: string, before: string]> = new Map([
  ['AWS::SQS::QueuePolicy', ['sqs', '']],
  ['AWS::SQS::QueueInlinePolicy', ['sqs', '']],
  ['AWS::S3::BucketPolicy', ['s3', '']],
  ['AWS::Events::EventBusPolicy', ['events', 'event-bus/']],
]);

/** The ARN of the resource that a policy names. */
export function protectedArn(type: string, value: Resolved, stack: Stack, encoder: Encoder): SymbolicArn {
  if (type.startsWith('AWS::Lambda::')) return encoder.functionArn(value, stack);
  if (value.is === 'reference') return encoder.arnOf(value.resource);
  const symbols = encoder.text(value, stack);
  const [service, before] = NAMES.get(type) ?? ['', ''];
  if (startsWith(symbols, 'arn:') || service === '') return symbols;
  const name = symbols.slice(symbols.lastIndexOf(SLASH) + 1);
  const shape = service === 's3' ? { noRegion: true, noAccount: true } as const : {};
  return encoder.arn(service, stack, [...symbolsOf(before), ...name], shape);
}
