import { Positions } from '../../../src/template/load/positions';

const YAML = `Resources:
  Orders:
    Type: AWS::SQS::Queue
    DependsOn: [Role]
    Properties:
      VisibilityTimeout: 10
      RedrivePolicy:
        maxReceiveCount: !Ref Count
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Targets:
        - Id: a
        - Id: b
          Arn: !If [A, b, c]
`;
const JSON_TEXT = JSON.stringify({ Resources: { Orders: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 10 } } } }, undefined, 2);

/** `line:column-line:column` and the text between. */
const at = (text: string, logicalId: string, property: string): string | undefined => {
  const found = new Positions(text).of(logicalId, property);
  if (found === undefined) return undefined;
  const { startLine, startColumn, endLine, endColumn } = found;
  const lines = text.split('\n').slice(startLine - 1, endLine);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, endColumn - 1);
  return [`${startLine}:${startColumn}`, [lines[0].slice(startColumn - 1), ...lines.slice(1)].join('\n')].join(' ');
};

test.each<[string, string, string]>([
  ['Orders', 'VisibilityTimeout', '6:7 VisibilityTimeout: 10'],
  ['Orders', 'RedrivePolicy.maxReceiveCount', '8:9 maxReceiveCount: !Ref Count'],
  ['Orders', 'DependsOn', '4:5 DependsOn: [Role]'],
  ['Rule', 'Targets.1.Arn', '15:11 Arn: !If [A, b, c]'],
])('%s %s in YAML has its position', (logicalId, property, expected) => {
  expect(at(YAML, logicalId, property)).toBe(expected);
});

test('a setting in JSON has its position', () => {
  expect(at(JSON_TEXT, 'Orders', 'VisibilityTimeout')).toBe('6:9 "VisibilityTimeout": 10');
});

test.each<[string, string, string, string]>([
  ['a whole resource at its id', 'Orders', '', '2:3 Orders'],
  ['a setting that is missing at its resource', 'Orders', 'KmsMasterKeyId', '2:3 Orders'],
  ['a part that is missing at what it belongs in', 'Rule', 'Targets.0.DeadLetterConfig.Arn', '13:11 Id: a'],
  ['what lies in an intrinsic at the intrinsic', 'Rule', 'Targets.1.Arn.x', '15:11 Arn: !If [A, b, c]'],
  ['what SAM makes at the resource that it is made for', 'OrdersConsumerMapping', 'BatchSize', '2:3 Orders'],
])('%s', (_, logicalId, property, expected) => {
  expect(at(YAML, logicalId, property)).toBe(expected);
});

test.each([
  ['another resource', YAML, 'Refunds'], ['no template', '[]', 'Orders'], ['no YAML', '{', 'Orders'], ['deep lists', '['.repeat(100_000), 'Orders'],
  ['a proto', YAML, '__proto__'], ['resources that are none', 'Resources: 1', 'Orders'], ['too much', ' '.repeat(5_000_000), 'Orders'],
])('%s has no position', (_, text, logicalId) => {
  expect(at(text, logicalId, 'A.B')).toBeUndefined();
});

test('a setting behind an alias has the position of the anchor', () => {
  const shared = 'Common: &common\n  VisibilityTimeout: 10\nResources:\n  A:\n    Properties: *common\n  B:\n    Properties:\n      <<: *common\n      DelaySeconds: 1\n';
  expect(at(shared, 'A', 'VisibilityTimeout')).toBe('2:3 VisibilityTimeout: 10');
  expect(at(shared, 'B', 'VisibilityTimeout')).toBe('2:3 VisibilityTimeout: 10');
  expect(at(shared, 'B', 'DelaySeconds')).toBe('9:7 DelaySeconds: 1');
  expect(at('Resources:\n  A: &a\n    Properties: *a\n', 'A', 'Properties.Properties.X')).toBeDefined();
});

const LENIENT = `Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties: {
    VisibilityTimeout: 10,
  KmsMasterKeyId: "a
b",
    Tags: [-, x]
}
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: a
      Name: b
`;

test.each([
  ['Orders', 'VisibilityTimeout', '5:5 VisibilityTimeout: 10'],
  ['Orders', 'KmsMasterKeyId', '6:3 KmsMasterKeyId: "a\nb"'],
  ['Rule', 'Name', '14:7 Name: b'],
])('%s %s has its position in text that only PyYAML takes, or where its key stands twice', (logicalId, property, expected) => {
  expect(at(LENIENT, logicalId, property)).toBe(expected);
});
