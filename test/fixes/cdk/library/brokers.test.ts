/** Consumers of brokers, and of queues and streams of other stacks, in place of their mappings. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { libraryPlan, plainPlan } from '../../../../src/fixes/cdk/library/library-plan';
import { LibraryStep } from '../../../../src/fixes/cdk/library/step';
import { textPlan } from '../../../../src/report/fix-plan/text';
import { Build } from '../../../constructs/defaults/apps/kind';
import { BROKERS, makeQueueOfBroker, makeTopic, makeTopicInVpc } from './brokers';
import { pasted, planOf, rulesFound } from './pasted';

const stepsOf = (build: Build): readonly LibraryStep[] => libraryPlan(planOf(build)).blocks.flatMap((block) => ('step' in block ? [block.step] : []));

/** What each consumer is created with, on one line. */
const createdBy = (build: Build): readonly string[] => stepsOf(build).map(({ statements }) => (
  statements.slice(0, statements.findIndex((line) => line.endsWith('});')) + 1).map((line) => line.trim()).join(' ')
));

const CREATED: Readonly<Record<keyof typeof BROKERS, readonly string[]>> = {
  msk: ['new MskConsumer(this, "OrdersV1Consumer", { handler: work, cluster: kafka, topic: "orders.v1", consumerGroupId: "shop", '
    + 'provisionedPollerConfig: { maximumPollers: 2, minimumPollers: 1 }, });'],
  mskWithSecret: ['new MskConsumer(this, "OrdersConsumer", { handler: work, cluster: kafka, topic: "orders", secret: login, batchSize: 50, '
    + 'provisionedPollerConfig: { minimumPollers: 1 }, });'],
  mskServerless: ['new MskConsumer(this, "OrdersConsumer", { handler: work, clusterArn: kafka.attrArn, topic: "orders", '
    + 'provisionedPollerConfig: { maximumPollers: 2, minimumPollers: 1 }, });'],
  ownBrokers: ['new SelfManagedKafkaConsumer(this, "OrdersConsumer", { handler: work, '
    + 'bootstrapServers: ["broker-1.example.com:9096", "broker-2.example.com:9096"], topic: "orders", secret: login, '
    + 'provisionedPollerConfig: { maximumPollers: 2, minimumPollers: 1 }, });'],
  ownBrokersInVpc: ['new SelfManagedKafkaConsumer(this, "OrdersConsumer", { handler: work, '
    + 'bootstrapServers: ["broker-1.example.com:9096", "broker-2.example.com:9096"], vpc, vpcSubnets: { subnetGroupName: "Private" }, '
    + 'securityGroup: brokers, topic: "orders", secret: login, authenticationMethod: sources.AuthenticationMethod.BASIC_AUTH, '
    + 'rootCACertificate: root, provisionedPollerConfig: { maximumPollers: 2, minimumPollers: 1 }, });'],
  mq: ['new MqConsumer(this, "BrokerConsumer", { handler: work, broker, queueName: "jobs", secret: login, virtualHost: "/shop", });'],
  documents: ['new DocumentDbConsumer(this, "ClusterConsumer", { handler: work, cluster, databaseName: "shop", collectionName: "orders", secret: login, });'],
  documentsOfL2: ['new DocumentDbConsumer(this, "ShopConsumer", { handler: work, cluster: shop, databaseName: "shop", collectionName: "orders", '
    + 'fullDocument: true, secret: shop.secret!, });'],
  otherStack: [
    'new KinesisConsumer(this, "ClicksConsumer", { handler: reader, stream: clicks });',
    'new SqsConsumer(this, "Jobs2Consumer", { handler: worker, queue: jobs2 });',
  ],
};

describe.each(Object.entries(BROKERS))('%s', (name, build) => {
  const plan = planOf(build);

  test('is said with every setting of the mapping, under its logical id', () => {
    const created = createdBy(build).map((line) => line.replace(/^const \w+ = /, ''));
    expect(created).toEqual(CREATED[name as keyof typeof BROKERS]);
    for (const { statements, replaces } of stepsOf(build)) {
      expect(statements.at(-1)).toContain(`.node.defaultChild as lambda.CfnEventSourceMapping).overrideLogicalId("${replaces!.logicalId}");`);
    }
  });

  test('leaves nothing else to edit, and pasted into the app no finding but what is left to a person', () => {
    expect(libraryPlan(plan).blocks.filter((block) => 'resource' in block)).toEqual([]);
    const left = new Set([...plan.left, ...plan.accepted].map(({ rule }) => rule));
    expect(rulesFound(pasted(build, plan)).filter((rule) => !left.has(rule))).toEqual([]);
  });
});

test('notes say what a topic asks of the handler and what pollers cost, and no alarm where the broker keeps what fails', () => {
  const bought = textPlan(planOf(BROKERS.mskWithSecret));
  expect(bought).toContain('{ batchItemFailures: [{ itemIdentifier: { partition, offset } }] }');
  expect(bought).toContain('while the topic keeps the records');
  expect(bought).toContain('provisioned pollers are billed as long as they run');
  expect(bought).not.toContain('maxRecordAge');
  expect(textPlan(planOf(BROKERS.msk))).not.toContain('provisioned pollers are billed');
  expect(textPlan(planOf(BROKERS.msk))).toContain('an alarm without an action notifies nobody');
  expect(textPlan(planOf(BROKERS.mq))).not.toContain('an alarm without an action');
});

test('a construct of another stack is mentioned with its path, under a name that is free', () => {
  const { stacks } = libraryPlan(planOf(BROKERS.otherStack));
  expect(stacks.map(({ stack, constructs }) => [stack, constructs.map(({ variable, path }) => `${variable}: ${path}`)])).toEqual([
    ['Work', ['reader: Work/Reader', 'worker: Work/Worker', 'clicks: Data/Clicks', 'jobs2: Data/Jobs']],
  ]);
});

const OUTSIDE = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-AbCdEf';
const REGISTRY: lambda.ISchemaRegistry = {
  bind: () => ({
    schemaRegistryUri: 'https://registry.example.com',
    eventRecordFormat: lambda.EventRecordFormat.JSON,
    schemaValidationConfigs: [{ attribute: lambda.KafkaSchemaValidationAttribute.VALUE }],
  }),
};

test.each<[string, Build]>([
  ['a secret from outside the app', makeQueueOfBroker({ sourceAccessConfigurations: [{ type: 'BASIC_AUTH', uri: OUTSIDE }] })],
  ['a schema registry', makeTopic({ schemaRegistryConfig: REGISTRY })],
  ['a level of logs', makeTopic({ logLevel: lambda.EventSourceMappingLogLevel.INFO })],
  ['one subnet of a group', makeTopicInVpc((vpc) => ({ subnets: vpc.privateSubnets.slice(0, 1) }))],
  ['subnets of two groups', makeTopicInVpc((vpc) => ({ subnets: [...vpc.privateSubnets, ...vpc.publicSubnets] }))],
  ['two queues', makeQueueOfBroker({ queues: ['jobs', 'mails'] })],
  ['no login', makeQueueOfBroker({ sourceAccessConfigurations: [{ type: 'VIRTUAL_HOST', uri: '/' }] })],
  ['a login of another kind', makeQueueOfBroker({ sourceAccessConfigurations: [{ type: 'SASL_SCRAM_512_AUTH', uri: OUTSIDE }] })],
  ['a setting that no option takes', makeQueueOfBroker({ kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k' })],
])('a mapping stays that has %s, and the head of the plan names nothing for a construct in its place', (_, build) => {
  const plan = planOf(build);
  const mentioned = (words: ReturnType<typeof plainPlan>) => words.stacks.flatMap(({ constructs }) => constructs.map(({ path }) => path)).sort();
  expect(mentioned(libraryPlan(plan))).toEqual(mentioned(plainPlan(plan)));
  expect(stepsOf(build).map(({ construct }) => construct).filter((construct) => construct.endsWith('Consumer'))).toEqual([]);
});
