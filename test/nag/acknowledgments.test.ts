import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { App, Validations } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { everyConstruct } from './every-construct';
import { acknowledgmentsIn } from './packs';

const TERMINAL_QUEUE = ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'];
const QUEUE_MAPPING = ['Serverless-LambdaEventSourceMappingDestination'];
const FUNCTION_WITH_DESTINATION = ['HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ'];
const CODEDEPLOY_POLICY = ['AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]'];
const POLICY_WITH_BUCKET = [expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<Bucket\w{8}\.Arn>\/\*\]$/)];

const NETWORK = ['AwsSolutions-IAM5[Resource::*]'];
const ANY_GROUP = [expect.stringMatching(/^AwsSolutions-IAM5\[Resource::.*:group\/.*\/\*\]$/)];
const POINTERS = ['LambdaDelivery::failure-pointer-outlives-record'];
const ON_DEMAND = ['LambdaDelivery::poison-record-is-isolated', 'LambdaDelivery::stream-retries-are-bounded'];

/** All that the library acknowledges, and where. A new acknowledgment is a decision, to be written here and in `docs/cdk-nag.md`. */
const ACKNOWLEDGED: Readonly<Record<string, readonly unknown[]>> = {
  'Shop/Announced/OnFailureQueue': TERMINAL_QUEUE,
  'Shop/Async/OnFailureQueue': TERMINAL_QUEUE,
  'Shop/Changes/BucketPolicy': POLICY_WITH_BUCKET,
  'Shop/Clicks/Mapping': POINTERS,
  'Shop/Clicks/OnFailureQueue': TERMINAL_QUEUE,
  'Shop/Deployment/Group/ServiceRole': CODEDEPLOY_POLICY,
  'Shop/Durable/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/Durably/Config': ['Serverless-LambdaAsyncFailureDestination'],
  'Shop/Failures': TERMINAL_QUEUE,
  'Shop/Fanned/Mapping': POINTERS,
  'Shop/Fanned/OnFailureQueue': TERMINAL_QUEUE,
  'Shop/Given/Mapping': QUEUE_MAPPING,
  'Shop/GivenQueue/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/Handler/Resource': FUNCTION_WITH_DESTINATION,
  'Shop/Invoices/BucketPolicy': POLICY_WITH_BUCKET,
  'Shop/Invoices/Mapping': ON_DEMAND,
  'Shop/News/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/Nightly/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/Orders/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/Orders/Mapping': QUEUE_MAPPING,
  'Shop/OrdersInOrder/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/OrdersInOrder/Mapping': QUEUE_MAPPING,
  'Shop/OrdersInOrder/Queue/Resource': ['LambdaDelivery::fifo-redrive-breaks-order'],
  'Shop/Paid/DeadLetterQueue': TERMINAL_QUEUE,
  'Shop/Parcels/Mapping': QUEUE_MAPPING,
  'Shop/Parcels/NetworkPolicy': NETWORK,
  'Shop/Payments/ConsumerGroupPolicy': ANY_GROUP,
  'Shop/Payments/Mapping': [...POINTERS, ...ON_DEMAND],
  'Shop/Payments/NetworkPolicy': NETWORK,
  'Shop/Payments/OnFailureQueue': TERMINAL_QUEUE,
  'Shop/Stock/Mapping': QUEUE_MAPPING,
  'Shop/Stock/NetworkPolicy': NETWORK,
  'Shop/Stored/BucketPolicy': POLICY_WITH_BUCKET,
  'Shop/Stored/OnSuccessQueue': TERMINAL_QUEUE,
  'Shop/Triggered/Aliaslive/AsyncInvocation/OnFailureQueue': TERMINAL_QUEUE,
  'Shop/Uploaded/DeadLetterQueue': TERMINAL_QUEUE,
};

const UNHEARD = 'LambdaDelivery::failure-alarm-is-heard';

test('These findings are acknowledged, on these resources, and nothing else is anywhere', () => {
  const acknowledged = Object.entries(acknowledgmentsIn(everyConstruct())).map(([path, reasons]) => [path, Object.keys(reasons).sort()] as const);

  expect(Object.fromEntries(acknowledged.filter(([, ids]) => !ids.includes(UNHEARD)))).toEqual(ACKNOWLEDGED);
});

test('Each alarm without an action acknowledges that it tells nobody, and nothing else does', () => {
  const stack = everyConstruct();
  const unheard = Object.entries(acknowledgmentsIn(stack)).filter(([, reasons]) => UNHEARD in reasons);
  const alarms = stack.node.findAll().filter((construct) => construct instanceof CfnAlarm).map(({ node }) => node.path);

  expect(unheard.map(([path, reasons]) => [path, Object.keys(reasons)])).toEqual(expect.arrayContaining([
    ['Shop/Orders/DeadLetterQueue/DepthAlarm/Resource', [UNHEARD]],
  ]));
  expect(unheard.map(([path]) => path).filter((path) => !alarms.includes(path))).toEqual([]);
});

test('Every acknowledgment is a sentence of its own that says why', () => {
  const acknowledged = acknowledgmentsIn(everyConstruct());

  for (const reason of Object.values(acknowledged).flatMap((reasons) => Object.values(reasons))) {
    expect(reason).toMatch(/^[A-Z].{60,}\.$/s);
  }
});

test('The queue of successes is not said to hold failures', () => {
  const { 'Shop/Stored/OnSuccessQueue': reasons } = acknowledgmentsIn(everyConstruct());

  expect(Object.values(reasons).join()).not.toMatch(/fail/i);
});

test('Several constructs that ask for one acknowledgment write it once', () => {
  const stack = everyConstruct();
  acknowledgmentsIn(stack);

  const ids = stack.node.findAll().map(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY).flatMap(({ data }) => Object.keys(data)));
  expect(ids.filter((of) => new Set(of).size < of.length)).toEqual([]);
});

test('No acknowledgment puts a stack trace or a path of this machine into the assembly', () => {
  const app = new App();
  everyConstruct(app);
  const { directory } = app.synth();

  const manifests = readdirSync(directory).filter((name) => /^manifest\.json$|\.metadata\.json$|\.template\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
  const entries = manifests.flatMap(acknowledgmentEntries);

  expect(entries.length).toBeGreaterThanOrEqual(Object.keys(ACKNOWLEDGED).length);
  expect(entries.filter((entry) => 'trace' in entry || JSON.stringify(entry).includes(resolve(__dirname, '../..')))).toEqual([]);
});

/** Every metadata entry, however deep, that acknowledges something. */
function acknowledgmentEntries(json: unknown): object[] {
  if (typeof json !== 'object' || json === null) return [];
  const { type } = json as { type?: unknown };
  return type === 'aws:cdk:acknowledged-rules' ? [json] : Object.values(json).flatMap(acknowledgmentEntries);
}
