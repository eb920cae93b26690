/** A SAM template is read as the app that it becomes. The ids are those of aws-sam-translator 1.115. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { DeliveryGraph } from '../../../src/model/delivery-graph';
import { isUnknown } from '../../../src/model/known';
import { TemplateApp } from '../../../src/template/app';
import { parseYaml } from '../../../src/template/load/yaml';

const TEMPLATE = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {Timeout: 20, Runtime: nodejs22.x, Handler: i.h}
Resources:
  Q: {Type: AWS::SQS::Queue}
  D: {Type: AWS::SQS::Queue}
  S: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  T: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  B: {Type: AWS::S3::Bucket}
  Top: {Type: AWS::SNS::Topic}
  L: {Type: AWS::Logs::LogGroup}
  Plain: {Type: AWS::Serverless::Function, Properties: {Timeout: 5, FunctionUrlConfig: {AuthType: NONE}}}
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt D.Arn}
      Policies: [{SQSPollerPolicy: {QueueName: !GetAtt Q.QueueName}}]
      EventInvokeConfig: {MaximumRetryAttempts: 1, DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt D.Arn}, OnSuccess: {Type: SQS}}}
      Events:
        Sqs: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, BatchSize: 5, FunctionResponseTypes: [ReportBatchItemFailures]}}
        Kin: {Type: Kinesis, Properties: {Stream: !GetAtt S.Arn, StartingPosition: LATEST, DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt D.Arn}}}}
        Ddb: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn, StartingPosition: LATEST}}
        Msk: {Type: MSK, Properties: {Stream: 'arn:aws:kafka:eu-west-1:1:cluster/c/1', StartingPosition: LATEST, Topics: [t]}}
        Smk: {Type: SelfManagedKafka, Properties: {KafkaBootstrapServers: ['b:9092'], Topics: [t]}}
        Mq: {Type: MQ, Properties: {Broker: 'arn:aws:mq:eu-west-1:1:broker:b:1', Queues: [q], SourceAccessConfigurations: [{Type: BASIC_AUTH, URI: s}]}}
        Doc: {Type: DocumentDB, Properties: {Cluster: 'arn:aws:rds:eu-west-1:1:cluster:c', DatabaseName: d, StartingPosition: LATEST}}
        Buck: {Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectCreated:*'}}
        Sns: {Type: SNS, Properties: {Topic: !Ref Top, RedrivePolicy: {deadLetterTargetArn: !GetAtt D.Arn}}}
        SnsQ: {Type: SNS, Properties: {Topic: !Ref Top, SqsSubscription: true}}
        Rule: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}, DeadLetterConfig: {Type: SQS}, RetryPolicy: {MaximumRetryAttempts: 3}}}
        Sch: {Type: Schedule, Properties: {Schedule: rate(1 day), Enabled: false}}
        Sch2: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day), DeadLetterConfig: {Arn: !GetAtt D.Arn}}}
        Logs: {Type: CloudWatchLogs, Properties: {LogGroupName: !Ref L, FilterPattern: x}}
        Iot: {Type: IoTRule, Properties: {Sql: SELECT *}}
        Api: {Type: Api, Properties: {Path: /a, Method: get}}
        Http: {Type: HttpApi, Properties: {Path: /a, Method: get, TimeoutInMillis: 5000}}
`;

const graphOf = (text: string): DeliveryGraph => readDeliveryGraph(new TemplateApp([{ name: 'App', template: parseYaml(text, 't') }]));

test.each([
  ['a mapping', 'Events: {Kin: {Type: Kinesis, Properties: {Stream: !GetAtt S.Arn, StartingPosition: LATEST, DestinationConfig: {OnFailure: {Type: S3, Destination: !GetAtt B.Arn}}}}}'],
  ['an invocation', 'EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: S3Bucket, Destination: !GetAtt B.Arn}}}'],
])('the role may write to the failure bucket of %s', (_, part) => {
  const { deliveries } = graphOf(`
Transform: AWS::Serverless-2016-10-31
Resources:
  S: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  B: {Type: AWS::S3::Bucket}
  Fn: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: nodejs24.x, CodeUri: ., ${part}}}
`);
  const delivered = deliveries.flatMap(({ access }) => access.filter(({ purpose }) => purpose === 'deliver').map(({ action, allowed }) => `${action} ${allowed}`));
  expect(delivered).toEqual(['s3:PutObject true', 's3:ListBucket true']);
});

test('every event of a function is a delivery to its alias', () => {
  const { deliveries } = graphOf(TEMPLATE);
  expect(deliveries.filter(({ target }) => target.qualifier === 'live').map(({ id, source }) => `${id} (${source.kind})`)).toEqual([
    'App.B -> App.Fn:live (async)',
    'App.FnApi Integration (sync)', 'App.FnDdb (dynamodb)', 'App.FnDoc (documentdb)', 'App.FnHttp (sync)', 'App.FnIot -> App.Fn:live (async)',
    'App.FnKin (kinesis)', 'App.FnMq (mq)', 'App.FnMsk (kafka)', 'App.FnRule -> App.Fn:live (async)', 'App.FnSch -> App.Fn:live (async)',
    'App.FnSch2 -> App.Fn:live (async)', 'App.FnSmk (kafka)', 'App.FnSnsQEventSourceMapping (queue)', 'App.FnSqs (queue)',
    'App.L -> App.Fn:live (async)', 'App.Top -> App.Fn:live (async)',
  ]);
});

test('SAM grants all permissions of its resources, except for the dead-letter queue of a subscription', () => {
  const denied = graphOf(TEMPLATE).deliveries.flatMap(({ id, access }) => access.filter(({ allowed }) => allowed === false).map(({ action }) => `${id} ${action}`));
  expect(denied).toEqual(['App.Top -> App.Fn:live sqs:SendMessage']);
});

test('settings of the function become settings of the created resources', () => {
  const { nodes, deliveries } = graphOf(TEMPLATE);
  expect(nodes.filter(({ kind }) => kind === 'function').map((node) => [node.id, (node as unknown as { timeout: number }).timeout]))
    .toEqual([['App.Fn', 20], ['App.Plain', 5]]);
  const rule = deliveries.find(({ id }) => id === 'App.FnRule -> App.Fn:live')!;
  expect(rule).toMatchObject({
    declaredAt: { logicalId: 'FnEventInvokeConfig' },
    pushTarget: { retries: 3, deadLetter: 'App.FnRuleQueue' },
    policy: {
      attempts: { most: 2 },
      exits: {
        failure: [{ by: 'on-failure', to: 'App.D' }, { by: 'function-dead-letter', to: 'App.D' }],
        success: [{ to: 'App.FnEventInvokeConfigOnSuccessQueue' }],
      },
    },
  });
  expect(deliveries.find(({ id }) => id === 'App.FnSch -> App.Fn:live')?.pushTarget?.enabled).toBe(false);
});

test('a public URL has both permissions', () => {
  const { permissions } = graphOf(TEMPLATE);
  expect(permissions.filter(({ id }) => id.startsWith('App.Plain')).map(({ action, urlAuthType, viaUrl }) => [action, urlAuthType, viaUrl])).toEqual([
    ['lambda:InvokeFunction', 'none', true], ['lambda:InvokeFunctionUrl', 'NONE', false],
  ]);
});

test('a reference to a resource that SAM creates for the function is resolved', () => {
  const { deliveries } = graphOf(`${TEMPLATE}
  R: {Type: AWS::Events::Rule, Properties: {Targets: [{Arn: !Ref Fn.Alias}]}}
`);
  expect(deliveries.map(({ id }) => id)).toContain('App.R -> App.Fn:live');
});

test('an unknown policy template makes permissions unknown', () => {
  const { deliveries } = graphOf(`
Transform: [AWS::Serverless-2016-10-31]
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies: [{SomethingNewPolicy: {QueueName: q}}]
      EventInvokeConfig: {DestinationConfig: {OnFailure: {Destination: !GetAtt D.Arn}}}
  D: {Type: AWS::SQS::Queue}
`);
  expect(deliveries[0].access.map(({ allowed }) => isUnknown(allowed))).toEqual([true]);
});

test('without the transform nothing is expanded', () => {
  expect(graphOf(TEMPLATE.replace('Transform:', 'Comment:')).deliveries).toEqual([]);
});
