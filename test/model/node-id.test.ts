import { nodeId, outsideArn } from '../../src/model/node-id';

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
