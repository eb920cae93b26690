import { formatForNag } from '../../../src/constructs/wiring/format-for-nag';

test.each([
  ['text', 'arn:aws:s3:::failures/*', 'arn:aws:s3:::failures/*'],
  ['a reference', { Ref: 'Bucket' }, '<Bucket>'],
  ['an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, '<Bucket.Arn>'],
  ['joined parts', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] }, '<Bucket.Arn>/*'],
  ['parts joined by a delimiter', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 's3']] }, 'arn:<AWS::Partition>:s3'],
  ['an import', { 'Fn::ImportValue': 'Other:Arn' }, 'Other:Arn'],
  ['joined parts with an import', { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Other:Arn' }, '/*']] }, 'Other:Arn/*'],
  ['a substitution', { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Name}/*' }, 'arn:<AWS::Partition>:s3:::<Name>/*'],
  ['an intrinsic that cdk-nag does not know', { 'Fn::Select': [0, ['a']] }, '{"Fn::Select":[0,["a"]]}'],
])('%s is written as cdk-nag writes it in the id of a finding', (_, value, text) => {
  expect(formatForNag(value)).toBe(text);
});
