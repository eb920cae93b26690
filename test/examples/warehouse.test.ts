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
