/** What a plan writes closes no circle: CloudFormation refuses a template in which a resource waits for itself. */
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { Change } from '../../src/rules/kit/change';
import { defineRule, Rule } from '../../src/rules/kit/define-rule';
import { serviceMayWriteTarget } from '../../src/rules/service-may-write-target';
import { aFunction, aMapping, appOf, appOfStacks, aQueue, arn, Json, ref, resource } from '../template/app-of';

const of = { stack: 'App', logicalId: 'Orders' };

/** Finds once that Orders is as it was, and asks for the changes. */
const asking = (...changes: readonly Change[]): Rule => defineRule({
  id: 'asking',
  severity: 'error',
  harm: 'refused',
  why: '',
  source: '',
  check: (app) => app.all('queue').flatMap((queue) => (queue.declaredAt?.logicalId !== of.logicalId || queue.visibilityTimeout !== 5 ? [] : [{
    at: queue.declaredAt, property: '', problem: { fact: '', consequence: '', fix: '', changes },
  }])),
});

const SET: Change = { kind: 'set', resource: of, property: 'VisibilityTimeout', value: 60 };
const after = (logicalId: string): readonly Change[] => [SET, { kind: 'depends-on', resource: of, after: [logicalId] }];
const queues = (first: Json, second: Json = {}, third: Json = {}): Json => ({
  Orders: aQueue({ VisibilityTimeout: 5, ...first }),
  Second: { ...aQueue(), ...second },
  Third: { ...aQueue(), ...third },
  Fn: aFunction(),
  Mapping: aMapping({ EventSourceArn: arn('Orders') }),
});
const outcome = ({ left, resources }: FixPlan): string => `${left.length} left, ${resources.length} changed`;

test.each<[string, Json, readonly Change[], string]>([
  ['who waits for nobody is waited for', queues({}), after('Second'), '0 left, 1 changed'],
  ['who names the one that waits is not', queues({}, aQueue({ Name: arn('Orders') })), after('Second'), '1 left, 0 changed'],
  ['nor who waits for it', queues({}, { DependsOn: 'Orders' }), after('Second'), '1 left, 0 changed'],
  ['nor who waits through another', queues({}, { DependsOn: ['Third'] }, aQueue({ Name: { 'Fn::Sub': '${Orders.Arn}' } })), after('Second'), '1 left, 0 changed'],
  ['nor the resource itself', queues({}), after('Orders'), '1 left, 0 changed'],
  ['a circle that is there already keeps nobody from other edits', queues({ A: arn('Second') }, aQueue({ B: arn('Orders') })), [SET], '0 left, 1 changed'],
  ['nor from waiting for somebody else', queues({ A: arn('Second') }, aQueue({ B: arn('Orders') })), after('Third'), '0 left, 1 changed'],
])('%s', (_, resources, changes, expected) => {
  expect(outcome(fixPlan(appOf(resources), [asking(...changes)]))).toBe(expected);
});

test('a logical id of another stack is another resource', () => {
  const app = appOfStacks({ App: { Resources: queues({}) }, Other: { Resources: queues({}, { DependsOn: 'Orders' }) } });
  const plan = fixPlan(app, [asking(...after('Second'))]);
  expect(plan.resources.filter(({ stack }) => stack === 'App')).toHaveLength(1);
});

describe('a bucket whose queue has a policy of its own', () => {
  const statement = (action: string, bucket: unknown): Json => ({
    Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: action, Resource: arn('Q'), Condition: { ArnLike: { 'aws:SourceArn': bucket } },
  });
  const shop = (bucket: unknown): Json => ({
    Q: aQueue(),
    QP: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Q')], PolicyDocument: { Statement: [statement('sqs:ReceiveMessage', bucket)] } }),
    B: resource('AWS::S3::Bucket', { NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arn('Q') }] } }),
  });

  test('is made after the policy that admits it', () => {
    const { resources, left } = fixPlan(appOf(shop('arn:aws:s3:::shop')), [serviceMayWriteTarget]);
    expect(left).toEqual([]);
    expect(resources.find(({ logicalId }) => logicalId === 'B')?.edits).toMatchObject([{ path: 'DependsOn', value: ['QP'] }]);
  });

  test('is left to a person where the policy names the bucket, and no edit is without effect', () => {
    const { resources, left } = fixPlan(appOf(shop(arn('B'))), [serviceMayWriteTarget]);
    expect(left).toMatchObject([{ rule: 'service-may-write-target', at: { logicalId: 'B' } }]);
    expect(resources).toEqual([]);
  });
});
