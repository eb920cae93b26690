/**
 * `Policies` of a function, in every form that SAM accepts. The policy templates are those of aws-sam-translator 1.115.
 */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { isUnknown } from '../../../src/model/known';
import { TemplateApp } from '../../../src/template/app';
import { HARMLESS_TEMPLATES, POLICY_TEMPLATES } from '../../../src/template/sam/policy-templates';
import { arn, Json, ref, resource } from '../app-of';

/** What the role may do with the failure destination of the function and with its key. */
function answers(Policies: unknown, destination: unknown = arn('Dead'), more: Json = {}): readonly string[] {
  const { deliveries } = readDeliveryGraph(new TemplateApp([{
    name: 'App',
    template: {
      Transform: 'AWS::Serverless-2016-10-31',
      Conditions: { IsProd: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] } },
      Resources: {
        Fn: resource('AWS::Serverless::Function', { ...Policies === undefined ? {} : { Policies } }),
        Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: destination } } }),
        Topic: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t', Endpoint: arn('Fn') }),
        Key: resource('AWS::KMS::Key'),
        Dead: resource('AWS::SQS::Queue', { KmsMasterKeyId: arn('Key') }),
        Bucket: resource('AWS::S3::Bucket'),
        Bus: resource('AWS::Events::EventBus', { Name: 'b' }),
        Other: resource('AWS::Serverless::Function'),
        ...more,
      },
    },
  }]));
  return deliveries.find(({ id }) => id.startsWith('arn:'))!.access.filter(({ purpose }) => purpose !== 'invoke')
    .map(({ action, allowed }) => `${isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'} ${action}`);
}

const SEND = { SQSSendMessagePolicy: { QueueName: { 'Fn::GetAtt': ['Dead', 'QueueName'] } } };
const KEY = { KMSEncryptPolicy_v2: { KeyId: ref('Key') } };
const DECRYPT = { KMSDecryptPolicy: { KeyId: ref('Key') } };
const STATEMENT = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Dead') };

test.each<[string, unknown, readonly string[]]>([
  ['nothing', undefined, ['may not', 'may not', 'may not']],
  ['a policy of AWS by its name', 'AdministratorAccess', ['may', 'may', 'may']],
  ['by its ARN', 'arn:aws:iam::aws:policy/AmazonSQSFullAccess', ['may', 'may not', 'may not']],
  ['by its ARN in any partition', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AmazonSQSFullAccess' }, ['may', 'may not', 'may not']],
  ['a list', ['AmazonSQSFullAccess', DECRYPT], ['may', 'may', 'may not']],
  ['one that the app does not know', 'SomethingOfOurs', ['unknown', 'unknown', 'unknown']],
  ['a managed policy of the template', [ref('Own')], ['may', 'may not', 'may not']],
  ['a document', { Version: '2012-10-17', Statement: [STATEMENT] }, ['may', 'may not', 'may not']],
  ['a document with one statement', [{ Statement: STATEMENT }], ['may', 'may not', 'may not']],
  ['templates', [SEND, KEY, DECRYPT], ['may', 'may', 'may']],
  ['two templates in one entry', { ...SEND, ...DECRYPT }, ['may', 'may', 'may not']],
  ['a template under a condition', [{ 'Fn::If': ['IsProd', SEND, ref('AWS::NoValue')] }], ['unknown', 'may not', 'may not']],
  ['a template under either condition', [{ 'Fn::If': ['IsProd', SEND, { Statement: [STATEMENT] }] }], ['unknown', 'may not', 'may not']],
  ['a policy of AWS or a template', [{ 'Fn::If': ['IsProd', 'AmazonSNSFullAccess', SEND] }], ['unknown', 'unknown', 'unknown']],
  ['templates that grant nothing of it', HARMLESS_TEMPLATES.map((name) => ({ [name]: {} })), ['may not', 'may not', 'may not']],
  ['a template that is not known', [{ SomethingNewPolicy: {} }], ['unknown', 'unknown', 'unknown']],
])('%s', (_, policies, words) => {
  const more = { Own: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [STATEMENT] } }) };
  expect(answers(policies, arn('Dead'), more)).toEqual(['sqs:SendMessage', 'kms:Decrypt', 'kms:GenerateDataKey'].map((action, i) => `${words[i]} ${action}`));
});

test.each<[string, unknown, unknown, readonly string[]]>([
  ['S3FullAccessPolicy', arn('Bucket'), { BucketName: ref('Bucket') }, ['may s3:PutObject', 'may s3:ListBucket']],
  ['S3CrudPolicy', arn('Bucket'), { BucketName: ref('Bucket') }, ['may s3:PutObject', 'may s3:ListBucket']],
  ['S3WritePolicy', arn('Bucket'), { BucketName: ref('Bucket') }, ['may s3:PutObject', 'may not s3:ListBucket']],
  ['S3ReadPolicy', arn('Bucket'), { BucketName: ref('Bucket') }, ['may not s3:PutObject', 'may s3:ListBucket']],
  ['EventBridgePutEventsPolicy', arn('Bus'), { EventBusName: ref('Bus') }, ['may events:PutEvents']],
  ['LambdaInvokePolicy', arn('Other'), { FunctionName: ref('Other') }, ['may lambda:InvokeFunction']],
  ['LambdaInvokePolicy', arn('Other'), { FunctionName: ref('Fn') }, ['may not lambda:InvokeFunction']],
])('%s', (name, destination, parameters, expected) => {
  expect(answers([{ [name]: parameters }], destination)).toEqual(expected);
});

test('every template of SAM is known', () => {
  expect(POLICY_TEMPLATES.size + HARMLESS_TEMPLATES.length).toBe(81);
  expect(HARMLESS_TEMPLATES.filter((name) => POLICY_TEMPLATES.has(name))).toEqual([]);
});
