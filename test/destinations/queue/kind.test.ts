import { aConfig, aFunction, aQueue, arn, Json, nodeOf, ref } from '../../template/app-of';

const read = (queue: Json): ReturnType<typeof nodeOf> => nodeOf('App.Q', {
  Fn: aFunction(), D: aQueue(), Q: aQueue(queue), C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Q') } } }),
}, { Parameters: { P: {} } });

test('what a queue leaves unsaid is SQS\'s default', () => {
  expect(read({})).toEqual({
    id: 'App.Q',
    kind: 'queue',
    declaredAt: { stack: 'App', logicalId: 'Q' },
    fifo: false,
    visibilityTimeout: 30,
    retention: 345_600,
    redrive: 'none',
    key: 'none',
    watched: false,
  });
});

test('what it says is read', () => {
  expect(read({
    FifoQueue: true, VisibilityTimeout: 1, MessageRetentionPeriod: ref('P'), RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 2 },
  })).toMatchObject({
    fifo: true, visibilityTimeout: 1, retention: { unknown: 'Ref P, a parameter of App' }, redrive: { deadLetterQueue: 'App.D', maxReceiveCount: 2 },
  });
});
