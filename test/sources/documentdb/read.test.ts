import { aFunction, aMapping, onlyDelivery, ref, resource } from '../../template/app-of';

test('a change stream is one lane that a failing batch blocks', () => {
  const EventSourceArn = { 'Fn::Join': ['', ['arn:aws:rds:', ref('AWS::Region'), ':', ref('AWS::AccountId'), ':cluster:', ref('C')]] };
  const { source, policy } = onlyDelivery({ Fn: aFunction(), C: resource('AWS::DocDB::DBCluster'), M: aMapping({ EventSourceArn, StartingPosition: 'LATEST' }) });
  expect(source).toEqual({ kind: 'documentdb', node: 'App.C' });
  expect(policy).toMatchObject({ order: 'shard', attempts: { most: 'unlimited' }, concurrency: { maximum: 1 }, startingPosition: 'LATEST', exits: { failure: [] } });
});
