import { aFunction, aMapping, aQueue, arn, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const HIDDEN_BY_P = {
  unknown: 'Ref P, a parameter of App',
  cause: { kind: 'parameter', stack: 'App', name: 'P' },
};

const polled = (mapping: Json, more: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery(
  { Fn: aFunction(), ...more, M: aMapping(mapping) }, { Parameters: { P: { Default: 'arn:aws:sqs:eu-west-1:1:q' } } },
);

test.each<[string, Json, Json, unknown]>([
  ['a parameter', { EventSourceArn: ref('P') }, {}, HIDDEN_BY_P],
  ['an import', { EventSourceArn: { 'Fn::ImportValue': 'q' } }, {}, {
    unknown: 'Fn::ImportValue q, which no stack of the app exports',
    cause: { kind: 'import', name: 'q' },
  }],
  ['no ARN at all', { SelfManagedEventSource: {} }, {}, { unknown: 'a mapping without EventSourceArn' }],
  ['a custom resource', { EventSourceArn: arn('X') }, { X: resource('Custom::Lookup') }, { unknown: 'Fn::GetAtt X.Arn of Custom::Lookup' }],
  ['what is no event source', { EventSourceArn: arn('X') }, { X: resource('AWS::S3::Bucket') }, 'App.X'],
  ['a service that is not read yet', { EventSourceArn: 'arn:aws:new:eu-west-1:1:source/s' }, {}, 'arn:aws:new:eu-west-1:1:source/s'],
])('a mapping from %s stays in the graph', (_, mapping, more, node) => {
  const delivery = polled(mapping, more);
  expect(delivery.source).toEqual({ kind: 'unknown', node });
  expect(delivery.policy.attempts.most).toEqual({ unknown: expect.any(String) });
  expect(delivery.policy.exits.failure).toEqual([{ by: 'on-failure', to: { unknown: expect.any(String) }, carries: { unknown: expect.any(String) } }]);
});

test('literal settings are read', () => {
  const { policy } = polled({ EventSourceArn: ref('P'), BatchSize: 7, Enabled: false, DestinationConfig: { OnFailure: { Destination: arn('Q') } } }, { Q: aQueue() });
  expect(policy).toMatchObject({ batch: { size: 7 }, enabled: false, exits: { failure: [{ by: 'on-failure', to: 'App.Q' }] } });
});
