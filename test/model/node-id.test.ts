import { inOtherRegion, isIn, isTopic, lastPartOf, nodeId, outsideArn, withoutPartition, withoutStack } from '../../src/model/node-id';

test('a resource of the app has the id of its stack and its logical id', () => {
  expect(nodeId({ stack: 'Shop.Nested', logicalId: 'Queue' })).toBe('Shop.Nested.Queue');
});

test.each([
  ['arn:aws:sqs:eu-west-1:1:q', ['arn:aws:sqs:eu-west-1:1:q']],
  ['arn:${AWS::Partition}:sqs:::q', ['arn:', { pseudo: 'AWS::Partition' }, ':sqs:::q']],
  ['arn:aws:sqs:::${Ref Name, a parameter of App}', undefined],
  ['arn:aws:sqs:::${AWS::Region', undefined],
  ['Shop.Queue', undefined],
])('the ARN in the id %s', (id, parts) => {
  expect(outsideArn(id)).toEqual(parts);
});

test.each([
  ['arn:aws:kms:eu-west-1:1:alias/aws/sqs', 'alias/aws/sqs'],
  ['alias/aws/sqs', 'alias/aws/sqs'],
])('the last part of %s', (id, last) => {
  expect(lastPartOf(id)).toBe(last);
});

test('an ARN in another Region keeps its name', () => {
  expect(inOtherRegion('arn:aws:sns:eu-west-1:1:eu-west-1-orders', 'eu-west-1', 'us-east-1')).toBe('arn:aws:sns:us-east-1:1:eu-west-1-orders');
});

test.each([['arn:aws:kafka:eu-west-1:1:topic/shop/1/orders', true], ['arn:aws:kafka:eu-west-1:1:topic/shop/1/new-orders', false]])('the topic orders in %s: %s', (id, is) => {
  expect(isTopic(id, 'orders')).toBe(is);
});

test.each(['arn:aws-cn:sqs:::q', 'arn:aws:sqs:::q', 'arn:${AWS::Partition}:sqs:::q'])('%s without its partition', (id) => {
  expect(withoutPartition(id)).toBe('arn::sqs:::q');
});

test.each([
  ['Shop.Queue', 'Shop', 'Queue'], ['Shop.Queue', undefined, 'Shop.Queue'], ['Shop.Queue', '', 'Shop.Queue'], ['Shopping.Queue', 'Shop', 'Shopping.Queue'],
])('%s without the stack %s', (id, stack, local) => {
  expect(withoutStack(id, stack)).toBe(local);
  expect(isIn(id, stack)).toBe(local !== id);
});
