/**
 * Which properties may name a function and are not read as a way to invoke it. Whatever is not in one of these tables
 * and names a function is listed in the graph as not read, so a new type of AWS is never passed over in silence.
 */
import { Resource } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { DATA_SOURCE, isCalledDirectly } from './appsync-events/handlers';
import { customResourcePush } from './custom-resource/read';
import { isCustomResource, SERVICE_TOKEN } from './custom-resource/types';
import { PUSH_READERS } from './readers';
import { universalInvocation } from './scheduler/universal';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

/** Properties of types that are read otherwise, or that name functions elsewhere for another use. */
const UNREAD_PROPERTIES: ReadonlyMap<string, readonly string[]> = new Map([
  [SCHEDULE, ['Target.Input']],
  [STATE_MACHINE, ['DefinitionSubstitutions']],
]);

/** What may name a function beside the properties: CodeDeploy calls the hooks of an alias while it shifts the traffic. */
const UNREAD_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Lambda::Alias', ['UpdatePolicy.CodeDeployLambdaAliasUpdate']],
]);

/** Types that name functions and invoke none. A prefix ends in `::`. */
const NO_CALLERS: readonly string[] = [
  'AWS::ApplicationAutoScaling::',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGatewayV2::Route',
  'AWS::CDK::',
  'AWS::CloudFormation::Stack',
  'AWS::CloudTrail::',
  'AWS::CloudWatch::',
  'AWS::CodeDeploy::',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBusPolicy',
  'AWS::IAM::',
  'AWS::KMS::',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::QueryDefinition',
  'AWS::ResourceGroups::',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::XRay::',
];

/** Types of which a reader takes every property. Of a custom resource, its reader takes the service token alone. */
const READ: ReadonlySet<string> = new Set(
  PUSH_READERS.filter((reader) => reader !== customResourcePush).flatMap(({ types }) => types),
);
const PREFIXES = NO_CALLERS.filter((name) => name.endsWith('::'));
const TYPES: ReadonlySet<string> = new Set(NO_CALLERS.filter((name) => !name.endsWith('::')));

/** Types of which a reader takes some resources for a way to invoke. */
const READ_IN_PART: ReadonlyMap<string, (resource: Resource) => boolean> = new Map([
  [DATA_SOURCE, isCalledDirectly],
  [SCHEDULE, (schedule) => universalInvocation(schedule) !== undefined],
  // A definition that the template contains is read with its substitutions.
  [STATE_MACHINE, (machine) => at(propertiesOf(machine), 'DefinitionS3Location').is === 'absent'],
]);

/** The properties of a type that are to be searched: all of them for `['']`. */
export function unreadProperties(type: string): readonly string[] {
  const listed = UNREAD_PROPERTIES.get(type);
  if (listed !== undefined) return listed;
  return READ.has(type) || TYPES.has(type) || PREFIXES.some((prefix) => type.startsWith(prefix)) ? [] : [''];
}

export function unreadAttributes(type: string): readonly string[] {
  return UNREAD_ATTRIBUTES.get(type) ?? [];
}

/** Whether a reader takes this property alone, and no other of the type. */
export function isReadProperty(type: string, path: string): boolean {
  return path === SERVICE_TOKEN && isCustomResource(type);
}

/** Whether a reader takes such a property of the resource for an invocation. */
export function isRead(resource: Resource): boolean {
  return READ_IN_PART.get(resource.type)?.(resource) === true;
}
