import { fixPlan } from '../../../src/fixes/plan';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aMapping, appOf, aQueue, arn, Json, resource } from '../../template/app-of';

const POLLED: Json = { Fn: aFunction(), Jobs: aQueue({ VisibilityTimeout: 60 }), Mapping: aMapping({ EventSourceArn: arn('Jobs') }) };
const QUEUE: Json = aQueue({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });

test('a resource that is there already is used as it is, with what the change does not name', () => {
  const { resources, fixedApp } = fixPlan(appOf({ ...POLLED, JobsDeadLetterQueue: { ...QUEUE, DeletionPolicy: 'Retain' } }), ALL_RULES);
  expect(resources.map(({ logicalId }) => logicalId)).toContain('Jobs');
  expect(resources.map(({ logicalId }) => logicalId)).not.toContain('JobsDeadLetterQueue');
  expect((fixedApp.stacks[0].template as { Resources: Json }).Resources.JobsDeadLetterQueue).toHaveProperty('DeletionPolicy', 'Retain');
});

test('one that differs gets another logical id', () => {
  const { resources } = fixPlan(appOf({ ...POLLED, JobsDeadLetterQueue: aQueue({ FifoQueue: true }) }), ALL_RULES);
  expect(resources.filter(({ becomes }) => becomes === 'added').map(({ logicalId }) => logicalId)).toContain('JobsDeadLetterQueue2');
});

test('what holds failed events outlives the stack, and nothing else does', () => {
  const { resources, fixedApp } = fixPlan(appOf(POLLED), ALL_RULES);
  const template = fixedApp.stacks[0].template as { Resources: Record<string, Json> };
  const retained = Object.keys(template.Resources).filter((id) => template.Resources[id].DeletionPolicy !== undefined);
  expect(retained).toEqual(['JobsDeadLetterQueue']);
  expect(template.Resources.JobsDeadLetterQueue).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(resources.find(({ logicalId }) => logicalId === 'JobsDeadLetterQueue')!.edits).toEqual(expect.arrayContaining([
    { path: 'DeletionPolicy', value: 'Retain' }, { path: 'UpdateReplacePolicy', value: 'Retain' },
  ]));
});

test('so does a bucket, for the records that a queue would only point to', () => {
  const { fixedApp } = fixPlan(appOf({
    Fn: aFunction(), Clicks: resource('AWS::Kinesis::Stream'), Mapping: aMapping({ EventSourceArn: arn('Clicks'), StartingPosition: 'TRIM_HORIZON' }),
  }), ALL_RULES);
  const added = Object.values((fixedApp.stacks[0].template as { Resources: Record<string, Json> }).Resources).filter(({ Type }) => Type === 'AWS::S3::Bucket');
  expect(added).toEqual([expect.objectContaining({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })]);
});
