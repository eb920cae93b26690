/** A stream's encryption behind `Fn::If`: aws-cdk-lib's default asks for no permission, a customer key in a branch leaves it open. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { TemplateApp } from '../../src/template/app';

const NONE = { Ref: 'AWS::NoValue' };
const encryption = (KeyId: unknown) => ({ EncryptionType: 'KMS', KeyId });
const either = (yes: unknown, no: unknown) => ({ 'Fn::If': ['Where', yes, no] });

test.each<[string, unknown, unknown]>([
  ['nothing or the key of Kinesis itself', either(NONE, encryption('alias/aws/kinesis')), 'none'],
  ['nothing or a customer key', either(NONE, encryption('alias/own')), { unknown: expect.stringContaining('Fn::If') }],
  ['in two steps, one to a customer key', either(either(NONE, encryption('alias/aws/kinesis')), encryption('alias/own')), { unknown: expect.any(String) }],
])('%s', (_, StreamEncryption, key) => {
  const app = new TemplateApp([{
    name: 'App',
    template: {
      Conditions: { Where: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'cn-north-1'] } },
      Resources: {
        Fn: { Type: 'AWS::Lambda::Function', Properties: {} },
        Stream: { Type: 'AWS::Kinesis::Stream', Properties: { StreamEncryption } },
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { FunctionName: { Ref: 'Fn' }, EventSourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] } },
        },
      },
    },
  }]);
  expect(readDeliveryGraph(app).nodes.find(({ kind }) => kind === 'stream')).toMatchObject({ key });
});
