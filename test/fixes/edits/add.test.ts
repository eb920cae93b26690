import { fixPlan } from '../../../src/fixes/plan';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aMapping, appOf, aQueue, arn, Json } from '../../template/app-of';

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
