import { aFunction, aMapping, arn, onlyDelivery, resource } from '../../template/app-of';

test('a failed message stays with the broker, whose settings are unknown', () => {
  const delivery = onlyDelivery({ Fn: aFunction(), B: resource('AWS::AmazonMQ::Broker'), M: aMapping({ EventSourceArn: arn('B'), Queues: ['orders'] }) });
  expect(delivery.source).toEqual({ kind: 'mq', node: 'App.B', topic: 'orders' });
  expect(delivery.policy).toMatchObject({
    batch: { size: 100, window: 0.5 }, attempts: { most: { unknown: expect.stringMatching(/broker/) } }, exits: { failure: [{ by: 'broker' }] },
  });
});
