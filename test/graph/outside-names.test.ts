/**
 * One resource is one node, whether a template names it by its name, its ARN or an ARN with pseudo parameters; and a name
 * that may be that of a resource of the app is neither that resource nor another.
 */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { DeliveryGraph } from '../../src/model/delivery-graph';
import { TemplateApp } from '../../src/template/app';
import { aConfig, aFunction, aMapping, aPermission, aQueue, arn, Json, ref, resource } from '../template/app-of';

const graphIn = (environment: string | undefined, resources: Json): DeliveryGraph => readDeliveryGraph(new TemplateApp([
  { name: 'S', deployedName: 'S', ...(environment === undefined ? {} : { environment }), template: { Resources: resources } },
]));

const KNOWN = 'aws://111111111111/eu-west-1';
const FN = 'arn:aws:lambda:eu-west-1:111111111111:function:work';
const here = (rest: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${rest.replace(':::', ':${AWS::Region}:${AWS::AccountId}:')}` });
const rule = (target: unknown): Json => resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn: target }] });
const functions = ({ nodes }: DeliveryGraph): readonly string[] => nodes.filter(({ kind }) => kind === 'function').map(({ id }) => id);

describe.each([['a known environment', KNOWN], ['an environment of no account', 'aws://unknown-account/unknown-region'], ['a template alone', undefined]])('in %s', (_, environment) => {
  test.each<[string, unknown, unknown]>([
    ['its name and its ARN', 'work', FN],
    ['its ARN and its name', FN, 'work'],
    ['its name and a partial ARN', 'function:work', FN],
    ['its ARN and one with pseudo parameters', FN, here('lambda:::function:work')],
    ['an ARN with a qualifier and its name', `${FN}:$LATEST`, 'work'],
  ])('%s are one function', (__, one, other) => {
    expect(functions(graphIn(environment, { R: rule(one), C: aConfig({ FunctionName: other }) }))).toEqual([FN]);
  });

  test('the settings of a function by its name serve the caller by its ARN', () => {
    const { deliveries } = graphIn(environment, {
      R: rule(FN), Q: aQueue(), C: aConfig({ FunctionName: 'work', DestinationConfig: { OnFailure: { Destination: arn('Q') } } }),
    });
    expect(deliveries).toMatchObject([{ source: { node: 'S.R' }, declaredAt: { logicalId: 'C' }, policy: { exits: { failure: [{ by: 'on-failure', to: 'S.Q' }, { by: 'function-dead-letter' }] } } }]);
  });

  test('a queue with two partitions in its ARN is one queue', () => {
    const { nodes } = graphIn(environment, {
      Fn: aFunction(),
      M1: aMapping({ EventSourceArn: { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders' } }),
      M2: aMapping({ EventSourceArn: here('sqs:::orders') }),
    });
    expect(nodes.filter(({ kind }) => kind === 'queue')).toHaveLength(1);
  });
});

test.each<[string, string | undefined, unknown, unknown]>([
  ['functions of two names', KNOWN, 'work', 'arn:aws:lambda:eu-west-1:111111111111:function:other'],
  ['a function of another account', KNOWN, 'work', 'arn:aws:lambda:eu-west-1:222222222222:function:work'],
  ['a function of another Region', KNOWN, 'work', 'arn:aws:lambda:us-east-1:111111111111:function:work'],
])('%s are two', (_, environment, one, other) => {
  expect(functions(graphIn(environment, { R: rule(one), C: aConfig({ FunctionName: one }), C2: aConfig({ FunctionName: other }) }))).toHaveLength(2);
});

test('where two accounts are named, a name alone is neither', () => {
  const other = 'arn:aws:lambda:eu-west-1:222222222222:function:work';
  expect(functions(graphIn(undefined, { R: rule(FN), R2: rule(other), C: aConfig({ FunctionName: 'work' }) }))).toEqual([FN, other, 'work'].sort());
});

test('two environments may each have the name', () => {
  const app = new TemplateApp(['eu-west-1', 'us-east-1'].map((region) => ({
    name: region, environment: `aws://111111111111/${region}`, template: { Resources: { R: rule(FN), C: aConfig({ FunctionName: 'work' }) } },
  })));
  expect(functions(readDeliveryGraph(app))).toEqual([FN, 'work']);
});

describe('a physical name that is pasted after the first deployment', () => {
  const queue = (name: string): Json => ({ Fn: aFunction(), Orders: aQueue(), M: aMapping({ EventSourceArn: `arn:aws:sqs:eu-west-1:111111111111:${name}` }) });
  const source = (resources: Json, environment?: string): unknown => graphIn(environment, resources).deliveries[0].source.node;

  test.each([
    ['of a queue', queue('S-Orders-1ABC2DEF3GHI')],
    ['of a queue in small letters', queue('s-orders-1abc2def3ghi')],
    ['that is cut', { Fn: aFunction(), OrdersOfTheShop: aQueue(), M: aMapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111111111111:S-OrdersOf-1ABC2DEF3GHI' }) }],
    ['of a FIFO queue', queue('S-Orders-1ABC2DEF3GHI.fifo')],
  ])('%s may be that of the resource', (_, resources) => {
    expect(source(resources)).toEqual({ unknown: expect.stringMatching(/^arn:aws:sqs:.*, which may be Orders/) });
    expect(source(resources, KNOWN)).toEqual({ unknown: expect.any(String) });
  });

  test.each([
    ['of another stack', queue('Other-Orders-1ABC2DEF3GHI')],
    ['of another resource', queue('S-Returns-1ABC2DEF3GHI')],
    ['that nobody generated', queue('orders')],
    ['of a resource that has a name', { ...queue('S-Orders-1ABC2DEF3GHI'), Orders: aQueue({ QueueName: 'orders' }) }],
  ])('%s is not', (_, resources) => {
    expect(source(resources)).toEqual(expect.stringMatching(/^arn:aws:sqs:/));
  });

  test('of another account is not', () => {
    expect(source(queue('S-Orders-1ABC2DEF3GHI'), 'aws://222222222222/eu-west-1')).toEqual(expect.stringMatching(/^arn:aws:sqs:/));
  });

  test('of a function leaves open whose settings they are', () => {
    const { deliveries } = graphIn(undefined, {
      Work: aFunction(), May: aPermission('s3.amazonaws.com', { FunctionName: ref('Work'), SourceArn: 'arn:aws:s3:::b' }), C: aConfig({ FunctionName: 'S-Work-1ABC2DEF3GHI' }),
    });
    expect(deliveries.find(({ declaredAt }) => declaredAt?.logicalId === 'C')?.target.function).toEqual({ unknown: expect.stringContaining('which may be Work') });
  });
});

test('a literal ARN with the name of a resource may be that resource, where nobody knows the account', () => {
  const resources = { Fn: aFunction(), Q: aQueue({ QueueName: 'orders' }), M: aMapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111111111111:orders' }) };
  const node = (environment?: string): unknown => graphIn(environment, resources).deliveries[0].source.node;
  expect(node()).toEqual({ unknown: 'arn:aws:sqs:eu-west-1:111111111111:orders, which may be Q' });
  expect(node(KNOWN)).toBe('S.Q');
  expect(node('aws://222222222222/eu-west-1')).toBe('arn:aws:sqs:eu-west-1:111111111111:orders');
});
