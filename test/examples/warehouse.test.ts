/** The example of a warehouse: what is read, with which login, and what its handlers answer. */
import { invoke } from './invoke';
import { Example } from './synthesize';

describe('the template', () => {
  let example: Example;
  beforeAll(() => { example = Example.run('warehouse'); });

  test('has no finding', () => {
    expect(example.findings).toEqual(example.findings.map((plugin) => ({ ...plugin as object, violations: [] })));
  });

  test('parcels are read from the queue of the broker, with the secret', () => {
    expect(example.resource('Parcels/Mapping').Properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [example.idOf('Rabbit/Broker'), 'Arn'] },
      Queues: ['parcels'],
      BatchSize: 10,
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }],
    });
  });

  test('changes of the stock are read from the collection of the cluster, as whole documents', () => {
    const { EventSourceArn, ...mapping } = example.resource('Stock/Mapping').Properties;
    expect(mapping).toMatchObject({
      DocumentDBEventSourceConfig: { DatabaseName: 'warehouse', CollectionName: 'stock', FullDocument: 'UpdateLookup' },
      StartingPosition: 'TRIM_HORIZON',
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }],
    });
    expect(JSON.stringify(EventSourceArn)).toContain(`":cluster:",{"Ref":"${example.idOf('Database/Cluster')}"}`);
  });
});

describe('store', () => {
  const store = (...parcels: unknown[]) => invoke('warehouse', 'store', {
    rmqMessagesByQueue: { 'parcels::/': parcels.map((parcel) => ({ data: Buffer.from(JSON.stringify(parcel)).toString('base64') })) },
  });

  test('stores every parcel', () => {
    expect(store({ id: 'p1', weight: 2 }, { id: 'p2', weight: 3 }).logged.map((line) => JSON.parse(line).stored)).toEqual(['p1', 'p2']);
  });

  test('throws before it stores anything of a batch with a bad parcel, since the whole batch comes again', () => {
    expect(store({ id: 'p1' }, {})).toMatchObject({ error: '1 of 2 parcels have no id', logged: [] });
  });
});

describe('count', () => {
  const count = (env: Record<string, string>, ...documents: unknown[]) => invoke('warehouse', 'count', {
    events: documents.map((fullDocument) => ({ event: { operationType: 'update', fullDocument } })),
  }, { FAILURES: 'https://failures', ...env });

  test('counts every change', () => {
    expect(count({}, { item: 'bolts', amount: 5 }, { item: 'nuts', amount: 7 })).toMatchObject({
      logged: ['{"item":"bolts","amount":5}', '{"item":"nuts","amount":7}'], sent: [],
    });
  });

  test('puts aside what it cannot count, and counts what is behind it', () => {
    const outcome = count({}, { item: 'bolts', amount: 'some' }, { item: 'nuts', amount: 7 });
    expect(outcome.error).toBeUndefined();
    expect(outcome.logged).toEqual(['{"item":"nuts","amount":7}']);
    expect(outcome.sent.map(({ QueueUrl, MessageBody }) => [QueueUrl, JSON.parse(MessageBody).fullDocument])).toEqual([
      ['https://failures', { item: 'bolts', amount: 'some' }],
    ]);
  });

  test('throws only where a change cannot be put aside either, so that it is not lost', () => {
    expect(count({ REFUSED: 'bolts' }, { item: 'bolts', amount: 'some' })).toMatchObject({ error: 'refused', logged: [] });
  });
});
