/** The example of Kafka: how its functions are polled, where a record ends, and what its handlers answer. */
import { invoke } from './invoke';
import { Example } from './synthesize';

const value = (record: unknown) => Buffer.from(typeof record === 'string' ? record : JSON.stringify(record)).toString('base64');
const batch = (partitions: Record<string, unknown[]>) => ({
  records: Object.fromEntries(Object.entries(partitions).map(([partition, records]) => (
    [partition, records.map((record, offset) => ({ offset, value: value(record) }))]))),
});

describe('the template', () => {
  let example: Example;
  beforeAll(() => { example = Example.run('kafka'); });

  test('has no finding', () => {
    expect(example.findings).toEqual(example.findings.map((plugin) => ({ ...plugin as object, violations: [] })));
  });

  test('a payment that fails goes to another topic of the cluster, with limited retries', () => {
    expect(example.resource('Charging/Mapping').Properties).toMatchObject({
      Topics: ['payments'],
      EventSourceArn: example.ref('Events/Kafka'),
      DestinationConfig: { OnFailure: { Destination: 'kafka://payments-failed' } },
      MaximumRetryAttempts: 3,
      BisectBatchOnFunctionError: true,
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 3, PollerGroupName: 'payments' },
    });
  });

  test.each(['Reporting', 'Auditing'])('what Lambda gives up of %s goes to the last exit', (name) => {
    expect(example.resource(`${name}/Mapping`).Properties).toMatchObject({ DestinationConfig: { OnFailure: { Destination: example.arn('LastExit') } } });
  });

  test('brokers outside AWS are read with the secret, by its name', () => {
    expect(example.resource('Settling/Mapping').Properties).toMatchObject({
      SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['kafka-1.bank.example.com:9096', 'kafka-2.bank.example.com:9096'] } },
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: expect.anything() }],
    });
    expect(JSON.stringify(example.allowed('SettleRole', 'secretsmanager:GetSecretValue'))).toContain('secret:bank/kafka-??????');
  });

  test('a role of a consumer with a group may join that group only', () => {
    const groups = JSON.stringify(example.allowed('ChargeRole', 'kafka-cluster:AlterGroup'));
    expect(groups).toContain('/charging"');
    expect(groups).not.toContain('/*"');
  });
});

describe('charge', () => {
  const charge = (partitions: Record<string, unknown[]>) => invoke('kafka', 'charge', batch(partitions));

  test('good payments are charged, and none is reported', () => {
    const outcome = charge({ 'payments-0': [{ id: 'p1', amount: 5 }], 'payments-1': [{ id: 'p2', amount: 7 }] });
    expect(outcome.response).toEqual({ batchItemFailures: [] });
    expect(outcome.logged.map((line) => JSON.parse(line).charged)).toEqual(['p1', 'p2']);
  });

  test.each([['is no JSON', '{'], ['has no amount', { id: 'p2' }]])('a payment that %s ends its partition, and no other', (_, bad) => {
    const outcome = charge({ 'payments-0': [{ id: 'p1', amount: 5 }, bad, { id: 'p3', amount: 5 }], 'payments-1': [{ id: 'p4', amount: 7 }] });
    expect(outcome.response).toEqual({ batchItemFailures: [{ itemIdentifier: { partition: 'payments-0', offset: 1 } }] });
    expect(outcome.logged.map((line) => JSON.parse(line).charged)).toEqual(['p1', 'p4']);
  });
});

test('report tells the offsets and the condition of a failed batch', () => {
  const failed = { requestContext: { condition: 'RetriesExhausted' }, payload: { records: { 'payments-0': [{ offset: 100 }] } } };
  expect(JSON.parse(invoke('kafka', 'report', batch({ 'payments-failed-0': [failed] })).logged[0])).toEqual({ failed: [100], why: 'RetriesExhausted' });
});

test('audit throws at a record that it cannot read, so that the batch is repeated', () => {
  expect(invoke('kafka', 'audit', batch({ 'audit-0': [{ user: 'ada' }] })).logged).toHaveLength(1);
  expect(invoke('kafka', 'audit', batch({ 'audit-0': ['{'] })).error).toContain('JSON');
});
