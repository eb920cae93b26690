import { App, Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as eventSources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination, MskConsumer, MskConsumerProps } from '../../../../src';
import { makeCluster, makeServerlessCluster } from '../../../support/kafka';
import { allow, inTemplate, newFunction, newStack, onlyOf, refusal, resourcesOf, statementsOf } from '../../../support/wired';
import { validate } from '../../checks/validated';

const ARN = 'arn:aws:kafka:eu-west-1:111122223333:cluster/shop/0-1';
const POLLERS = { provisionedPollerConfig: { minimumPollers: 1 } };
const NETWORK = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];
const CONSUME = allow(['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'], ARN);
const CONNECT = allow('kafka-cluster:Connect', ARN);
const READ = allow(['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], 'arn:aws:kafka:eu-west-1:111122223333:topic/shop/0-1/orders');
const group = (name: string) => allow(['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'], `arn:aws:kafka:eu-west-1:111122223333:group/shop/0-1/${name}`);

function consume(stack: Stack, props: Partial<MskConsumerProps> = {}, id = 'Orders'): MskConsumer {
  return new MskConsumer(stack, id, { handler: handlerIn(stack), topic: 'orders', ...props.cluster ? {} : { clusterArn: ARN }, ...props });
}

function handlerIn(stack: Stack): lambda.Function {
  return stack.node.tryFindChild('Handler') as lambda.Function | undefined ?? newFunction(stack);
}

const mappingOf = (stack: Stack) => onlyOf(stack, 'AWS::Lambda::EventSourceMapping');
const allowedIn = (stack: Stack) => statementsOf(stack, handlerIn(stack).role);

describe('without provisioned pollers', () => {
  test('the mapping reads the topic from its start, and sends what Lambda gives up to a queue', () => {
    const stack = newStack();
    const { failureQueue } = consume(stack);

    expect(mappingOf(stack)).toEqual({
      BatchSize: 100,
      DestinationConfig: { OnFailure: { Destination: inTemplate(stack, failureQueue!.queueArn) } },
      EventSourceArn: ARN,
      FunctionName: inTemplate(stack, handlerIn(stack).functionArn),
      StartingPosition: 'TRIM_HORIZON',
      Topics: ['orders'],
    });
  });

  test('the role may describe the cluster, log in with IAM, join any group of the cluster, and reach the VPC', () => {
    const stack = newStack();
    consume(stack);

    expect(allowedIn(stack)).toEqual([
      expect.objectContaining({ Action: 'sqs:SendMessage' }), CONSUME, CONNECT, READ, allow(NETWORK, '*'), group('*'),
    ]);
  });

  test.each<[string, unknown]>([
    ['retryAttempts', 3], ['bisectBatchOnError', true], ['reportBatchItemFailures', true], ['logLevel', lambda.EventSourceMappingLogLevel.INFO],
  ])('%s is refused with what it needs and what that costs', (prop, value) => {
    expect(refusal(() => consume(newStack(), { [prop]: value }))).toBe(
      `Shop/Orders: ${prop} is given, but provisionedPollerConfig is left out. For Kafka, Lambda supports it with provisioned pollers only: it `
      + 'rejects the event source mapping, or retries a failed batch until it expires. Give provisionedPollerConfig: { minimumPollers: 1 } '
      + `(billed for each hour, about 0.185 USD for up to 10 pollers in us-east-1), or leave ${prop} out.`,
    );
  });

  test.each([{ retryAttempts: -1 }, { bisectBatchOnError: false }, { reportBatchItemFailures: false }])('%j says what Lambda does anyway', (props) => {
    const stack = newStack();
    consume(stack, props);

    expect(Object.keys(mappingOf(stack))).toHaveLength(6);
  });
});

test('With provisioned pollers, retries are limited, and batches are split and reported record by record', () => {
  const stack = newStack();
  consume(stack, { provisionedPollerConfig: { minimumPollers: 2, maximumPollers: 4, pollerGroupName: 'shop' } });

  expect(mappingOf(stack)).toMatchObject({
    ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 4, PollerGroupName: 'shop' },
    MaximumRetryAttempts: 10,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  expect(mappingOf(stack)).not.toHaveProperty('MaximumRecordAgeInSeconds');
});

describe('IAM', () => {
  test('names the consumer group that is given, and no other', () => {
    const stack = newStack();
    consume(stack, { consumerGroupId: 'orders' });

    expect(allowedIn(stack)).toEqual(expect.arrayContaining([group('orders')]));
    expect(allowedIn(stack)).not.toContainEqual(group('*'));
  });

  test.each<[string, (stack: Stack) => Partial<MskConsumerProps>]>([
    ['a cluster', (stack) => ({ cluster: makeCluster(stack) })],
    ['a serverless cluster', (stack) => ({ clusterArn: makeServerlessCluster(stack).attrArn })],
    ['a parameter', (stack) => ({ clusterArn: new CfnParameter(stack, 'Arn').valueAsString })],
    ['an import', () => ({ clusterArn: Fn.importValue('Arn') })],
  ])('finds the ARN of the topic in that of %s', (_, given) => {
    const stack = newStack();
    const props = given(stack);
    consume(stack, props);

    const arn = inTemplate(stack, props.clusterArn ?? props.cluster!.clusterRef.clusterArn);
    const half = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':cluster/', arn] }] });
    expect(allowedIn(stack)).toContainEqual(allow(
      ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], { 'Fn::Join': ['', [half(0), ':topic/', half(1), '/orders']] },
    ));
  });

  test('is no way into a cluster that does not have it: the role gets no action of Kafka itself', () => {
    const stack = newStack();
    consume(stack, { cluster: makeCluster(stack, 'Kafka', { clientAuthentication: { unauthenticated: { enabled: true } } }) });

    expect(JSON.stringify(allowedIn(stack))).not.toContain('kafka-cluster:');
  });

  test('may be hidden by a token: then the role gets its actions', () => {
    const stack = newStack();
    consume(stack, { cluster: makeCluster(stack, 'Kafka', { clientAuthentication: Fn.conditionIf('A', 1, 2) }) });

    expect(JSON.stringify(allowedIn(stack))).toContain('kafka-cluster:Connect');
  });
});

describe('a secret', () => {
  test('is read and decrypted by the role, which logs in with it and not with IAM', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    const secret = new secretsmanager.Secret(stack, 'Secret', { encryptionKey });
    consume(stack, { secret });

    expect(mappingOf(stack).SourceAccessConfigurations).toEqual([{ Type: 'SASL_SCRAM_512_AUTH', URI: inTemplate(stack, secret.secretArn) }]);
    expect(allowedIn(stack)).toEqual(expect.arrayContaining([
      allow('secretsmanager:GetSecretValue', inTemplate(stack, secret.secretArn)),
      allow('kms:Decrypt', inTemplate(stack, encryptionKey.keyArn)),
      allow('kafka:ListScramSecrets', ARN),
    ]));
    expect(JSON.stringify(allowedIn(stack))).not.toContain('kafka-cluster:');
  });

  test('with a client certificate lists no secrets of SCRAM', () => {
    const stack = newStack();
    consume(stack, {
      secret: new secretsmanager.Secret(stack, 'Secret'), authenticationMethod: eventSources.AuthenticationMethod.CLIENT_CERTIFICATE_TLS_AUTH,
    });

    expect(mappingOf(stack).SourceAccessConfigurations).toMatchObject([{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH' }]);
    expect(JSON.stringify(allowedIn(stack))).not.toContain('ListScramSecrets');
  });

  test('that is imported by its name has six more characters in its ARN', () => {
    const stack = newStack();
    consume(stack, { secret: secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'AmazonMSK_shop') });

    expect(JSON.stringify(allowedIn(stack))).toContain('secret:AmazonMSK_shop-??????');
  });

  test('is asked for by a cluster that accepts nothing else', () => {
    const stack = newStack();
    const cluster = makeCluster(stack, 'Kafka', { clientAuthentication: { sasl: { scram: { enabled: true } } } });

    expect(refusal(() => consume(stack, { cluster }))).toBe(
      'Shop/Orders: secret is left out, but Shop/Kafka accepts neither IAM nor unauthenticated clients. Lambda could not read the topic. '
      + 'Give the secret, or enable clientAuthentication.sasl.iam on the cluster.',
    );
  });

  test.each<[string, (stack: Stack) => Partial<MskConsumerProps>, string]>([
    ['of another Region', (stack) => ({
      secret: secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:kafka-AbCdEf'),
    }), 'secret Shop/Secret is in Region us-east-1, but Shop/Orders is deployed to eu-west-1'],
    ['that is left out beside its method', () => ({ authenticationMethod: eventSources.AuthenticationMethod.SASL_SCRAM_512_AUTH }),
      'secret is left out, but authenticationMethod is SASL_SCRAM_512_AUTH'],
    ['that is no secret', () => ({ secret: 'arn' as never }), 'secret is not a secret'],
  ])('%s is refused', (_, given, fact) => {
    const stack = newStack();

    expect(refusal(() => consume(stack, given(stack)))).toContain(`Shop/Orders: ${fact}. `);
  });
});

describe('a topic as destination', () => {
  test('receives what Lambda gives up, and the role may write to it', () => {
    const stack = newStack();
    const { failureDestination } = consume(stack, { ...POLLERS, onFailure: Destination.kafkaTopic('orders-failed') });

    expect(failureDestination).toMatchObject({ kind: 'kafka-topic', destinationArn: 'kafka://orders-failed', kafkaTopic: 'orders-failed' });
    expect(mappingOf(stack).DestinationConfig).toEqual({ OnFailure: { Destination: 'kafka://orders-failed' } });
    expect(allowedIn(stack)).toEqual(expect.arrayContaining([
      allow(['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'], ARN),
      allow(
        ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:WriteData'],
        'arn:aws:kafka:eu-west-1:111122223333:topic/shop/0-1/orders-failed',
      ),
    ]));
  });

  test('that the mapping reads itself is refused', () => {
    expect(refusal(() => consume(newStack(), { ...POLLERS, onFailure: Destination.kafkaTopic('orders') }))).toBe(
      'Shop/Orders: onFailure is the topic orders, which the mapping itself reads. Each failed record would come back, so AWS rejects the event '
      + 'source mapping. Give another topic of the cluster, or Destination.newQueue().',
    );
  });

  test.each(['', '.', 'no spaces', 'x'.repeat(250)])('of the name %j is refused', (topic) => {
    expect(refusal(() => consume(newStack(), { ...POLLERS, onFailure: Destination.kafkaTopic(topic) }))).toContain('Shop/Orders: onFailure: Destination.kafkaTopic() ');
  });
});

describe('one function', () => {
  test('may read two topics of one cluster, and one topic of two clusters', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => makeCluster(stack, id));
    consume(stack, { cluster: one, topic: 'orders' }, 'First');
    consume(stack, { cluster: one, topic: 'refunds' }, 'Second');
    consume(stack, { cluster: two, topic: 'orders' }, 'Third');

    const mappings = Object.values(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping')).map(({ Properties }) => [Properties.EventSourceArn.Ref, Properties.Topics]);
    expect(mappings).toEqual([['One', ['orders']], ['One', ['refunds']], ['Two', ['orders']]]);
  });

  test('does not read one topic twice', () => {
    const stack = newStack();
    consume(stack, {}, 'First');

    expect(refusal(() => consume(stack, {}, 'Second'))).toContain(
      `Shop/Second: handler Shop/Handler already consumes topic orders of ${ARN} through Shop/First. `,
    );
  });

  test('does not read one topic twice either when aws-cdk-lib makes the other mapping', () => {
    const app = new App();
    const stack = newStack('Shop', app);
    const cluster = makeCluster(stack);
    consume(stack, { cluster });
    const addSource = (topic: string) => handlerIn(stack).addEventSource(new eventSources.ManagedKafkaEventSource({
      clusterArn: cluster.ref, topic, startingPosition: lambda.StartingPosition.LATEST,
    }));

    addSource('refunds');
    expect(() => app.synth()).not.toThrow();
    addSource('orders');
    expect(() => app.synth({ force: true })).toThrow(/both map one source to one function/);
  });
});

describe('a cluster', () => {
  test.each<[string, (stack: Stack) => Partial<MskConsumerProps>, string]>([
    ['that is given twice', (stack) => ({ cluster: makeCluster(stack), clusterArn: ARN }), 'cluster and clusterArn are both given'],
    ['that is left out', () => ({ clusterArn: undefined }), 'cluster and clusterArn are both left out'],
    ['whose ARN is that of a queue', () => ({ clusterArn: 'arn:aws:sqs:eu-west-1:111122223333:q' }),
      'clusterArn is "arn:aws:sqs:eu-west-1:111122223333:q", which is not the ARN of an MSK cluster'],
    ['that is no cluster', (stack) => ({ cluster: new sqs.Queue(stack, 'Queue') as never }), 'cluster is no construct of an MSK cluster'],
    ['of another Region', () => ({ clusterArn: ARN.replace('eu-west-1', 'us-east-1') }),
      `clusterArn ${ARN.replace('eu-west-1', 'us-east-1')} is in Region us-east-1, but Shop/Orders is deployed to eu-west-1`],
  ])('%s is refused', (_, given, fact) => {
    const stack = newStack();

    expect(refusal(() => consume(stack, given(stack)))).toContain(`Shop/Orders: ${fact}. `);
  });

  test('of another account is reached through its VPC connection', () => {
    const stack = newStack();
    consume(stack, { clusterArn: ARN.replace('111122223333', '444455556666') });

    expect(allowedIn(stack)).toContainEqual(allow([...NETWORK, 'kafka:DescribeVpcConnection'], '*'));
  });

  test.each<[string, (stack: Stack) => string, readonly string[]]>([
    ['this account, by its pseudo parameter, needs no such connection', () => Aws.ACCOUNT_ID, []],
    ['an account that only the deployment knows may need it', (stack) => new CfnParameter(stack, 'Account').valueAsString, ['kafka:DescribeVpcConnection']],
  ])('of %s', (_, account, actions) => {
    const stack = newStack();
    consume(stack, { clusterArn: ARN.replace('111122223333', account(stack)) });

    expect(allowedIn(stack)).toContainEqual(allow([...NETWORK, ...actions], '*'));
  });
});

describe('a schema registry', () => {
  const registry = (props: Partial<eventSources.GlueSchemaRegistryProps>) => new eventSources.GlueSchemaRegistry({
    eventRecordFormat: lambda.EventRecordFormat.JSON, schemaValidationConfigs: [{ attribute: lambda.KafkaSchemaValidationAttribute.VALUE }], ...props,
  });

  test('is permitted before the mapping is made', () => {
    const stack = newStack();
    consume(stack, { ...POLLERS, schemaRegistryConfig: registry({ schemaRegistryArn: 'arn:aws:glue:eu-west-1:111122223333:registry/shop' }) });

    expect(JSON.stringify(allowedIn(stack))).toContain('glue:GetSchemaVersion');
    const [mapping] = Object.values(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'));
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(Object.keys(resourcesOf(stack, 'AWS::IAM::Policy'))));
  });

  test.each<[string, unknown, string]>([
    ['that aws-cdk-lib refuses', registry({}), 'schemaRegistryConfig is refused by aws-cdk-lib: one of schemaRegistryArn or schemaRegistry must be passed'],
    ['that is an ARN', 'arn', 'schemaRegistryConfig is not a schema registry'],
  ])('%s is refused by name', (_, schemaRegistryConfig, fact) => {
    expect(refusal(() => consume(newStack(), { ...POLLERS, schemaRegistryConfig: schemaRegistryConfig as never }))).toContain(`Shop/Orders: ${fact}. `);
  });
});

test.each(['', 'with spaces', 'x'.repeat(201)])('A consumer group of the name %j is refused', (consumerGroupId) => {
  expect(refusal(() => consume(newStack(), { consumerGroupId }))).toContain('Shop/Orders: consumerGroupId ');
});

test('A cluster in subnets without a way out is a finding: its pollers reach neither Lambda nor the queue', () => {
  const { told } = validate((app) => {
    const stack = newStack('Shop', app);
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      subnetConfiguration: [{ name: 'isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    consume(stack, {
      cluster: makeCluster(stack, 'Kafka', {
        brokerNodeGroupInfo: { clientSubnets: vpc.isolatedSubnets.map(({ subnetId }) => subnetId), instanceType: 'kafka.m7g.large' },
      }),
    });
  });

  expect(told.map(({ rule }) => rule)).toEqual(['vpc-function-reaches-its-exits']);
});
