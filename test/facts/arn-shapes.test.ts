import { ARN_SHAPES, arnAttributeOf, arnAttributeOfKind, isArnAttribute } from '../../src/facts/arn-shapes';

test.each([
  ['AWS::SNS::Topic', 'Ref'], ['AWS::Lambda::Alias', 'Ref'], ['AWS::MSK::Cluster', 'Ref'], ['AWS::StepFunctions::StateMachine', 'Ref'],
  ['AWS::Kinesis::StreamConsumer', 'ConsumerARN'], ['AWS::SQS::Queue', 'Arn'], ['AWS::Example::Thing', 'Arn'],
])('the ARN of %s is its attribute %s', (type, attribute) => {
  expect(arnAttributeOf(type)).toBe(attribute);
});

test.each([
  ['topic', 'Ref'], ['stream-consumer', 'ConsumerARN'], ['kafka-cluster', 'Ref'], ['queue', 'Arn'], ['bucket', 'Arn'],
] as const)('a node of kind %s is named by %s', (kind, attribute) => {
  expect(arnAttributeOfKind(kind)).toBe(attribute);
});

test('a table is named by the ARN of its stream, which mappings read', () => {
  expect(arnAttributeOfKind('table')).toBe('StreamArn');
});

test.each([
  ['AWS::SNS::Topic', 'Ref', true], ['AWS::SQS::Queue', 'Ref', false], ['AWS::Lambda::Function', 'SnapStartResponse.Arn', true],
  ['AWS::Example::Thing', 'Ref', false], ['AWS::Example::Thing', 'ThingArn', true],
])('whether %s %s is an ARN: %s', (type, attribute, isArn) => {
  expect(isArnAttribute(type, attribute)).toBe(isArn);
});

test('no attribute is both the ARN and the name', () => {
  const both = [...ARN_SHAPES].filter(([, { arn, names }]) => arn.some((attribute) => names.includes(attribute)));
  expect(both).toEqual([]);
});
