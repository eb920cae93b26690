/**
 * Connectors grant the same permissions as in aws-sam-translator 1.115, with the same ids. A hidden connector gives
 * unknown.
 */
import { check } from '../../../src/checks/check';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { isUnknown } from '../../../src/model/known';
import { roleMayConsume } from '../../../src/rules/role-may-consume';
import { roleMayDeliver } from '../../../src/rules/role-may-deliver';
import { serviceMayWriteDeadLetterQueue } from '../../../src/rules/service-may-write-dead-letter-queue';
import { serviceMayWriteTarget } from '../../../src/rules/service-may-write-target';
import { sourceMayInvoke } from '../../../src/rules/source-may-invoke';
import { TemplateApp } from '../../../src/template/app';
import { parseYaml } from '../../../src/template/load/yaml';

const RULES = [roleMayConsume, roleMayDeliver, serviceMayWriteDeadLetterQueue, sourceMayInvoke];

/** A role of its own, so that SAM adds no managed policies. */
const BASE = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Role: {Type: AWS::IAM::Role}
  Own: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Timeout: 5}}
  Sam: {Type: AWS::Serverless::Function, Properties: {Role: !GetAtt Role.Arn}}
  Q: {Type: AWS::SQS::Queue}
  T: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  Top: {Type: AWS::SNS::Topic}
  B: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: x, Function: !GetAtt Own.Arn}]}}}
  Bus: {Type: AWS::Events::EventBus, Properties: {Name: b}}
`;
const MAPPING = '  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Own, EventSourceArn: !GetAtt Q.Arn}}';
const TABLE_MAPPING = '  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Own, EventSourceArn: !GetAtt T.StreamArn, StartingPosition: LATEST}}';
const RULE = '  R: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !GetAtt Own.Arn, DeadLetterConfig: {Arn: !GetAtt Q.Arn}}]}}';
const SUBSCRIPTION = '  S: {Type: AWS::SNS::Subscription, Properties: {Protocol: lambda, TopicArn: !Ref Top, Endpoint: !GetAtt Own.Arn, RedrivePolicy: {deadLetterTargetArn: !GetAtt Q.Arn}}}';
const config = (arn: string, outcome = 'OnFailure'): string => (
  `  C: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref Own, Qualifier: $LATEST, DestinationConfig: {${outcome}: {Destination: ${arn}}}}}`
);
const API = `
  Api: {Type: AWS::ApiGatewayV2::Api}
  I: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationUri: !GetAtt Own.Arn}}`;
const connector = (source: string, destination: string, permissions: string, id = 'Conn'): string => (
  `  ${id}: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: ${source}}, Destination: {Id: ${destination}}, Permissions: [${permissions}]}}`
);

const appOf = (...lines: readonly string[]): TemplateApp => new TemplateApp([{ name: 'App', template: parseYaml(`${BASE}${lines.join('\n')}\n`, 't') }]);
/** Leaves out the bucket that invokes the function, unless the test asks for it. */
const answers = (...lines: readonly string[]): readonly string[] => readDeliveryGraph(appOf(...lines)).deliveries
  .flatMap(({ source, access }) => access.filter(({ purpose }) => purpose !== 'invoke' || source.node !== 'App.B' || lines.some((line) => line.includes('{Id: B}, Dest'))))
  .map(({ action, allowed }) => `${isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'} ${action}`);

const READ = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];

test.each<[string, readonly string[], string, readonly string[]]>([
  ['a queue that is read', [MAPPING], connector('Q', 'Own', 'Read, Write'), READ],
  ['a table\'s stream that is read', [TABLE_MAPPING], connector('T', 'Own', 'Read'), ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']],
  ['a queue that is written to', [config('!GetAtt Q.Arn')], connector('Own', 'Q', 'Write'), ['sqs:SendMessage']],
  ['a topic', [config('!Ref Top')], connector('Own', 'Top', 'Write'), ['sns:Publish']],
  ['a bus', [config('!GetAtt Bus.Arn')], connector('Own', 'Bus', 'Write'), ['events:PutEvents']],
  ['a function', [config('!GetAtt Sam.Arn')], connector('Own', 'Sam', 'Write'), ['lambda:InvokeFunction']],
  ['a bucket', [config('!GetAtt B.Arn')], connector('Own', 'B', 'Read, Write'), ['s3:PutObject', 's3:ListBucket']],
  ['a rule that invokes', [RULE], `${connector('R', 'Own', 'Write')}\n${connector('R', 'Q', 'Write', 'Dead')}`, ['lambda:InvokeFunction', 'sqs:SendMessage']],
  ['a topic that invokes', [SUBSCRIPTION], `${connector('Top', 'Own', 'Write')}\n${connector('Top', 'Q', 'Write', 'Dead')}`, ['lambda:InvokeFunction', 'sqs:SendMessage']],
  ['a bucket that invokes', [], connector('B', 'Own', 'Write'), ['lambda:InvokeFunction']],
  ['an API that invokes', [API], connector('Api', 'Own', 'Write'), ['lambda:InvokeFunction']],
])('of %s, all that the pair allows', (_, lines, granted, actions) => {
  expect(answers(...lines, granted)).toEqual([...actions].map((action) => `may ${action}`));
  expect(answers(...lines, granted.replaceAll('[Read, Write]', '[None]').replaceAll(/\[(?:Read|Write)\]/g, '[None]'))).toEqual([...actions].map((action) => `may not ${action}`));
});

test('the permission Read allows no writing', () => {
  expect(answers(config('!GetAtt B.Arn'), connector('Own', 'B', 'Write'))).toEqual(['may s3:PutObject', 'may not s3:ListBucket']);
});

test('several destinations, and a connector in the attribute of a resource', () => {
  const several = '  Conn: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: Own}, Destination: [{Id: Q}, {Id: Top}], Permissions: [Write]}}';
  expect(answers(config('!Ref Top'), several)).toEqual(['may sns:Publish']);
  expect([...appOf(several).stacks[0].resources.keys()]).toEqual(expect.arrayContaining(['ConnPolicyDestination0', 'ConnPolicyDestination1']));
  const onTopic = appOf('  Other: {Type: AWS::SNS::Topic, Connectors: {Go: {Properties: {Destination: {Id: Own}, Permissions: [Write]}}}}', SUBSCRIPTION.replace('Ref Top', 'Ref Other'));
  expect([...onTopic.stacks[0].resources.keys()]).toContain('OtherGoWriteLambdaPermission');
  expect(readDeliveryGraph(onTopic).deliveries.find(({ source }) => source.node === 'App.Other')?.access[0]).toMatchObject({ purpose: 'invoke', allowed: true });
});

test('what a connector grants has its condition, and its id refers to all of it', () => {
  const app = appOf(RULE, connector('R', 'Own', 'Write').replace('Properties', 'Condition: IsProd, Properties'), '  After: {Type: AWS::SQS::Queue, DependsOn: Conn}');
  expect(app.stacks[0].resources.get('ConnWriteLambdaPermission')?.declaredAt.condition).toBe('IsProd');
  expect(app.stacks[0].resources.get('After')?.dependsOn).toEqual(['ConnWriteLambdaPermission']);
});

test('the mapping between both ends of a connector waits for the policy', () => {
  expect(readDeliveryGraph(appOf(MAPPING, connector('Q', 'Own', 'Read, Write'))).deliveries.find(({ source }) => source.kind === 'queue')?.waitsForPermissions).toBe(true);
});

test('ends that are described instead of named by id', () => {
  const described = '  Conn: {Type: AWS::Serverless::Connector, Properties: {Source: {Type: AWS::Serverless::Function, RoleName: !Ref Role}, Destination: {Type: AWS::SQS::Queue, Arn: !GetAtt Q.Arn}, Permissions: [Write]}}';
  expect(answers(config('!GetAtt Q.Arn'), described)).toEqual(['may sqs:SendMessage']);
});

test.each<[string, readonly string[], string]>([
  ['a pair that SAM does not list', [MAPPING], connector('Own', 'Q', 'Read').replace('Id: Q', 'Type: \'AWS::New::Thing\', Arn: x')],
  ['a schedule', ['  Sch: {Type: AWS::Scheduler::Schedule, Properties: {Target: {Arn: !GetAtt Own.Arn, RoleArn: !GetAtt Role.Arn}}}'], connector('Sch', 'Own', 'Write')],
  ['an unknown source', [MAPPING], connector('!ImportValue x', 'Own', 'Read')],
  ['a destination that is hidden', [RULE], connector('R', '!ImportValue x', 'Write')],
  ['a role that is hidden', [MAPPING.replace('Ref Own', 'Ref Far'), '  Far: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}'], connector('Q', 'Own', 'Read, Write').replace('Id: Own', 'Type: \'AWS::Lambda::Function\', Arn: !GetAtt Far.Arn')],
  ['properties that are hidden', [MAPPING, RULE], '  Conn: {Type: AWS::Serverless::Connector, Properties: !If [A, {}, {}]}'],
])('%s: no permission is reported as missing', (_, lines, granted) => {
  const others = '  May: {Type: AWS::Lambda::Permission, Properties: {Action: lambda:InvokeFunction, FunctionName: !GetAtt Own.Arn, Principal: s3.amazonaws.com}}';
  const { findings, unknowns } = check(readDeliveryGraph(appOf(...lines, others, granted)), RULES);
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  expect(unknowns.map(({ reason }) => reason).join()).toContain('Conn');
});

test.each<[string, string]>([
  ['a connector', connector('R', 'T', 'Write').replace('Id: T', 'Id: Q')],
  ['one inside its source', '  Unused: {Type: AWS::SQS::Queue}'],
])('without the transform of SAM, %s may allow what is missing', (_, granted) => {
  const target = '  R: {Type: AWS::Events::Rule, INSIDE Properties: {EventPattern: {source: [a]}, Targets: [{Id: a, Arn: !GetAtt Q.Arn}]}}';
  const inside = granted.includes('Unused') ? 'Connectors: {Conn: {Properties: {Destination: {Id: Q}, Permissions: [Write]}}},' : '';
  const text = `${BASE}${target.replace('INSIDE', inside)}\n${granted}\n`.replace(/Transform: .*/, '');
  const verdicts = (template: string): readonly string[] => {
    const { findings, unknowns } = check(readDeliveryGraph(new TemplateApp([{ name: 'App', template: parseYaml(template, 't') }])), [serviceMayWriteTarget]);
    return [...findings.map(() => 'finding'), ...unknowns.map(({ reason }) => reason)];
  };
  expect(verdicts(text)).toEqual([expect.stringContaining('Conn')]);
  expect(verdicts(text.replace(inside, '').replace(/ {2}Conn: .*/, ''))).toEqual(['finding']);
});

test('without the transform of SAM, each connector is listed as not read', () => {
  const text = `${BASE}  Other: {Type: AWS::SNS::Topic, Connectors: {Go: {Properties: {Destination: {Id: Own}, Permissions: [Write]}}}}\n${connector('Top', 'Own', 'Write')}\n`;
  const { unread, resources } = new TemplateApp([{ name: 'App', template: parseYaml(text.replace(/Transform: .*/, ''), 't') }]).stacks[0];
  expect(unread.map(({ where, why }) => `${where}: ${why}`).sort()).toEqual([
    'Conn: AWS::Serverless::Connector is not expanded',
    'OtherGo: a connector without AWS::Serverless-2016-10-31 in Transform',
    'Sam: AWS::Serverless::Function is not expanded',
  ]);
  expect(resources.get('Conn')?.type).toBe('AWS::Serverless::Connector');
});
