import { aFunction, aPermission, arn, graphOf, ref, resource } from '../../template/app-of';

test.each<[string, unknown, string]>([
  ['a reference', arn('Bucket'), 'App.Bucket'],
  ['an ARN made of its name', { 'Fn::Join': ['', ['arn:aws:s3:::', ref('Bucket')]] }, 'App.Bucket'],
  ['an ARN from outside', 'arn:aws:s3:::b', 'arn:aws:s3:::b'],
])('a bucket by %s', (_, sourceArn, id) => {
  const { nodes } = graphOf({ Fn: aFunction(), Bucket: resource('AWS::S3::Bucket'), P: aPermission('s3.amazonaws.com', { SourceArn: sourceArn }) });
  expect(nodes).toContainEqual(expect.objectContaining({ id, kind: 'bucket' }));
});
