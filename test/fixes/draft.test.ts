/** A draft is edited resource by resource; what was read stays as it was, and what is done in vain is taken back. */
import { Draft } from '../../src/fixes/draft';
import { applyChange } from '../../src/fixes/edits';
import { freeFor, withFreeNames } from '../../src/fixes/free-logical-ids';
import { toTemplateValue } from '../../src/fixes/to-template-value';
import { Change, CopiedProperty, NodeReference } from '../../src/rules/kit/change';
import { TemplateApp } from '../../src/template/app';
import { FoundTemplate } from '../../src/template/found-template';

type Json = Record<string, unknown>;

const queue = (properties: Json = {}): Json => ({ Type: 'AWS::SQS::Queue', Properties: properties });

function stack(name: string, resources: Json, more: Partial<FoundTemplate> & { outputs?: Json } = {}): FoundTemplate {
  const { outputs, ...found } = more;
  return { name, deployedName: name, template: { Resources: resources, ...(outputs === undefined ? {} : { Outputs: outputs }) }, ...found };
}

const draftOf = (...stacks: readonly FoundTemplate[]): Draft => new Draft(new TemplateApp(stacks));
const at = (logicalId: string, of = 'Shop'): { stack: string; logicalId: string } => ({ stack: of, logicalId });
const statementsIn = (draft: Draft, id: string): Json[] => (
  (draft.resource(at(id))?.Properties as { PolicyDocument: { Statement: Json[] } }).PolicyDocument.Statement
);

test('an edit without effect leaves nothing', () => {
  const draft = draftOf(stack('Shop', { Orders: queue({ Tags: { Ref: 'Hidden' } }) }));
  const changes: readonly Change[] = [
    { kind: 'add', stack: 'Shop', logicalId: 'Dead', type: 'AWS::SQS::Queue', properties: {} },
    { kind: 'set', resource: at('Orders'), property: 'VisibilityTimeout', value: 60 },
    { kind: 'set', resource: at('Orders'), property: 'Tags.0', value: 'x' },
  ];
  expect(draft.attempt(() => changes.every((change) => applyChange(change, draft)))).toBeUndefined();
  expect(draft.resources('Shop')).toEqual({ Orders: queue({ Tags: { Ref: 'Hidden' } }) });
});

test('the app that was read is not written to', () => {
  const template = { Resources: { Orders: queue() } };
  const draft = new Draft(new TemplateApp([{ name: 'Shop', template }]));
  applyChange({ kind: 'set', resource: at('Orders'), property: 'VisibilityTimeout', value: 60 }, draft);
  expect(template).toEqual({ Resources: { Orders: queue() } });
  expect(draft.read().stacks[0].template).toEqual({ Resources: { Orders: queue({ VisibilityTimeout: 60 }) } });
});

test('a logical id that is taken is left alone, and what the problem says of it follows', () => {
  const draft = draftOf(stack('Shop', { OrdersDead: { Type: 'AWS::SNS::Topic' }, Orders: queue() }));
  const changes: readonly Change[] = [
    { kind: 'add', stack: 'Shop', logicalId: 'OrdersDead', type: 'AWS::SQS::Queue', properties: {} },
    { kind: 'set', resource: at('OrdersDead'), property: 'KmsMasterKeyId', value: 'k' },
    { kind: 'set', resource: at('Orders'), property: 'RedrivePolicy.deadLetterTargetArn', value: new NodeReference('Shop.OrdersDead', 'Arn') },
    { kind: 'depends-on', resource: at('Orders'), after: ['OrdersDead'] },
  ];
  withFreeNames(changes, draft).forEach((change) => applyChange(change, draft));
  expect(draft.resources('Shop')).toEqual({
    OrdersDead: { Type: 'AWS::SNS::Topic' },
    OrdersDead2: { ...queue({ KmsMasterKeyId: 'k' }), DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Orders: { ...queue({ RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['OrdersDead2', 'Arn'] } } }), DependsOn: ['OrdersDead2'] },
  });
});

test('what is copied is written word for word, and left out where nothing is said', () => {
  const draft = draftOf(stack('Shop', { Orders: queue({ Tags: { Ref: 'Hidden' } }) }), stack('Bills', {}));
  const content = { Tags: new CopiedProperty(at('Orders'), 'Tags'), QueueName: new CopiedProperty(at('Orders'), 'QueueName') };
  expect(toTemplateValue(content, 'Shop', draft)).toEqual({ Tags: { Ref: 'Hidden' } });
  expect(toTemplateValue(content, 'Bills', draft)).toBeUndefined();
});

test('a logical id may be __proto__ or constructor', () => {
  const resources = JSON.parse('{"__proto__":{"Type":"AWS::SQS::Queue","Properties":{}},"constructor":{"Type":"AWS::SQS::Queue"}}') as Json;
  const draft = draftOf(stack('Shop', resources));
  expect(applyChange({ kind: 'set', resource: at('__proto__'), property: 'VisibilityTimeout', value: 60 }, draft)).toBe(true);
  expect(draft.resource(at('__proto__'))).toEqual(queue({ VisibilityTimeout: 60 }));
  expect(freeFor('constructor', 'Shop', draft, () => false)).toBe('constructor2');
  expect(freeFor('toString', 'Shop', draft, () => false)).toBe('toString');
  expect(({} as Json).Type).toBeUndefined();
});

test('however many names are taken, none of them is taken away', () => {
  const taken = ['Dead', ...Array.from({ length: 1_200 }, (_, i) => `Dead${i + 2}`)];
  const draft = draftOf(stack('Shop', Object.fromEntries(taken.map((id) => [id, queue()]))));
  expect(freeFor('Dead', 'Shop', draft, () => false)).toBe('Dead1202');
});

describe('what another stack declares', () => {
  const orders = new NodeReference('Shop.Orders', 'Arn');

  test('is imported by a new export', () => {
    const draft = draftOf(stack('Shop', { Orders: queue() }), stack('Desk', {}));
    expect(toTemplateValue(orders, 'Desk', draft)).toEqual({ 'Fn::ImportValue': 'Shop:OrdersArn' });
    expect(draft.outputs('Shop')).toEqual({ OrdersArn: { Value: { 'Fn::GetAtt': ['Orders', 'Arn'] }, Export: { Name: 'Shop:OrdersArn' } } });
  });

  test('is imported by the export that there is', () => {
    const outputs = { Told: { Value: { 'Fn::GetAtt': ['Orders', 'Arn'] }, Export: { Name: 'orders-arn' } } };
    const draft = draftOf(stack('Shop', { Orders: queue() }, { outputs }), stack('Desk', {}));
    expect(toTemplateValue(orders, 'Desk', draft)).toEqual({ 'Fn::ImportValue': 'orders-arn' });
    expect(draft.outputs('Shop')).toEqual(outputs);
  });

  test('does not take the place of another output', () => {
    const draft = draftOf(stack('Shop', { Orders: queue() }, { outputs: { OrdersArn: { Value: 'mine' } } }), stack('Desk', {}));
    expect(toTemplateValue(orders, 'Desk', draft)).toEqual({ 'Fn::ImportValue': 'Shop:OrdersArn2' });
    expect(draft.outputs('Shop').OrdersArn).toEqual({ Value: 'mine' });
  });

  test.each([
    ['stage', { stage: 'Prod' }],
    ['Region', { environment: 'aws://111122223333/eu-west-1' }],
  ])('is not imported into another %s', (_, more) => {
    const draft = draftOf(stack('Shop', { Orders: queue() }), stack('Desk', {}, more));
    expect(toTemplateValue(orders, 'Desk', draft)).toBeUndefined();
    expect(draft.outputs('Shop')).toEqual({});
  });
});

test.each([
  ['a whole ARN as it is', 'arn:aws:sqs:eu-west-1:111122223333:q', 'arn:aws:sqs:eu-west-1:111122223333:q'],
  ['pseudo parameters by Fn::Sub', 'arn:aws:sqs:${AWS::Region}:111122223333:q', { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:111122223333:q' }],
  ['what is hidden not at all', 'arn:aws:sqs:${a parameter}:111122223333:q', undefined],
  ['what is no ARN not at all', 'Shop.Nothing', undefined],
])('of what stands outside the app: %s', (_, node, expected) => {
  expect(toTemplateValue(new NodeReference(node, 'Arn'), 'Shop', draftOf(stack('Shop', {})))).toEqual(expected);
});

describe('between two stacks of which one imports from the other already', () => {
  const orders = new NodeReference('Desk.Orders', 'Arn');
  const shop = stack('Shop', { Topic: { Type: 'AWS::SNS::Topic' } }, { outputs: { T: { Value: { Ref: 'Topic' }, Export: { Name: 't' } } } });
  const desk = (properties: Json): FoundTemplate => stack('Desk', { Orders: queue({ ...properties, KmsMasterKeyId: { 'Fn::ImportValue': 't' } }) });

  test('what has a name is named', () => {
    const draft = draftOf(shop, desk({ QueueName: 'orders' }));
    expect(toTemplateValue(orders, 'Shop', draft)).toEqual({ 'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders' });
    expect(draft.outputs('Desk')).toEqual({});
  });

  test('what has none, or one that its stack alone can say, is not said', () => {
    expect(toTemplateValue(orders, 'Shop', draftOf(shop, desk({})))).toBeUndefined();
    expect(toTemplateValue(orders, 'Shop', draftOf(shop, desk({ QueueName: { Ref: 'Name' } })))).toBeUndefined();
  });

  test('nothing is imported to and fro by the plan itself, unless what made it so was taken back', () => {
    const both = draftOf(stack('Shop', { Topic: { Type: 'AWS::SNS::Topic' } }), stack('Desk', { Orders: queue() }));
    expect(both.attempt(() => toTemplateValue(orders, 'Shop', both) === undefined)).toBeUndefined();
    expect(toTemplateValue(new NodeReference('Shop.Topic', 'Ref'), 'Desk', both)).toEqual({ 'Fn::ImportValue': 'Shop:TopicRef' });
    expect(toTemplateValue(orders, 'Shop', both)).toBeUndefined();
  });
});

describe('of stacks that are nested', () => {
  const nesting = (properties: Json = {}): Json => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x', ...properties } });
  const nestedIn = (resources: Json, inner: FoundTemplate, properties?: Json): FoundTemplate => (
    stack('Shop', { ...resources, Inner: nesting(properties) }, { nested: new Map([['Inner', inner]]) })
  );

  test('the outer one hands down a parameter, once', () => {
    const draft = draftOf(nestedIn({ Orders: queue() }, stack('Inner', {})));
    const said = [1, 2].map(() => toTemplateValue(new NodeReference('Shop.Orders', 'Arn'), 'Shop.Inner', draft));
    expect(said).toEqual([{ Ref: 'OrdersArn' }, { Ref: 'OrdersArn' }]);
    expect(draft.parameters('Shop.Inner')).toEqual({ OrdersArn: { Type: 'String' } });
    expect(draft.resource(at('Inner'))?.Properties).toEqual({ TemplateURL: 'x', Parameters: { OrdersArn: { 'Fn::GetAtt': ['Orders', 'Arn'] } } });
  });

  test('the parameter that there is will do, and another is not overwritten', () => {
    const inner: FoundTemplate = { name: 'Inner', template: { Parameters: { OrdersArn: { Type: 'String' }, Told: { Type: 'String' } }, Resources: {} } };
    const passed = { OrdersArn: 'other', Told: { Ref: 'Topic' } };
    const draft = draftOf(nestedIn({ Orders: queue(), Topic: { Type: 'AWS::SNS::Topic' } }, inner, { Parameters: passed }));
    expect(toTemplateValue(new NodeReference('Shop.Topic', 'Ref'), 'Shop.Inner', draft)).toEqual({ Ref: 'Told' });
    expect(toTemplateValue(new NodeReference('Shop.Orders', 'Arn'), 'Shop.Inner', draft)).toEqual({ Ref: 'OrdersArn2' });
  });

  test('the inner one hands up an output, which is no export', () => {
    const draft = draftOf(nestedIn({}, stack('Inner', { Orders: queue() })));
    expect(toTemplateValue(new NodeReference('Shop.Inner.Orders', 'Arn'), 'Shop', draft)).toEqual({ 'Fn::GetAtt': ['Inner', 'Outputs.OrdersArn'] });
    expect(draft.outputs('Shop.Inner')).toEqual({ OrdersArn: { Value: { 'Fn::GetAtt': ['Orders', 'Arn'] } } });
  });

  test('two that are nested beside each other do both', () => {
    const nested = new Map([['A', stack('A', { Orders: queue() })], ['B', stack('B', {})]]);
    const draft = draftOf(stack('Shop', { A: nesting(), B: nesting() }, { nested }));
    expect(toTemplateValue(new NodeReference('Shop.A.Orders', 'Arn'), 'Shop.B', draft)).toEqual({ Ref: 'OrdersArn' });
    expect(draft.resource(at('B'))?.Properties).toMatchObject({ Parameters: { OrdersArn: { 'Fn::GetAtt': ['A', 'Outputs.OrdersArn'] } } });
    expect(draft.read().stacks.find(({ name }) => name === 'Shop.B')?.template).toMatchObject({ Parameters: { OrdersArn: { Type: 'String' } } });
  });
});

describe('a queue lets a service in', () => {
  const admit: Change = { kind: 'allow-in-resource-policy', resource: 'Shop.Dead', service: 'sns.amazonaws.com', actions: ['sqs:SendMessage'], source: new NodeReference('Shop.Told', 'Ref') };
  const before = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage' };
  const resources = { Dead: { ...queue(), Condition: 'Big' }, Told: { Type: 'AWS::SNS::Topic' } };

  test('by the policy that it has', () => {
    const policy = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Dead' }], PolicyDocument: { Statement: before } } };
    const draft = draftOf(stack('Shop', { ...resources, Writers: policy }));
    expect([applyChange(admit, draft), applyChange(admit, draft)]).toEqual([true, true]);
    expect(Object.keys(draft.resources('Shop'))).toEqual(['Dead', 'Told', 'Writers']);
    expect(statementsIn(draft, 'Writers')).toEqual([before, expect.objectContaining({ Resource: { 'Fn::GetAtt': ['Dead', 'Arn'] } })]);
  });

  test('by a new one where it has none, which exists when it does and replaces nothing', () => {
    const draft = draftOf(stack('Shop', { ...resources, DeadPolicy: { Type: 'AWS::SNS::Topic' } }));
    expect(applyChange(admit, draft)).toBe(true);
    expect(draft.resource(at('DeadPolicy'))).toEqual({ Type: 'AWS::SNS::Topic' });
    expect(draft.resource(at('DeadPolicy2'))).toMatchObject({ Type: 'AWS::SQS::QueuePolicy', Condition: 'Big' });
  });
});

test('what AWS tries when it is made waits for the policy, which cannot name it and so names the account', () => {
  const draft = draftOf(stack('Shop', { Orders: queue(), Bucket: { Type: 'AWS::S3::Bucket' } }));
  expect(applyChange({ kind: 'allow-in-resource-policy', resource: 'Shop.Orders', service: 's3.amazonaws.com', actions: ['sqs:SendMessage'], ownAccount: true, before: at('Bucket') }, draft)).toBe(true);
  expect(statementsIn(draft, 'OrdersPolicy')).toMatchObject([{ Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }]);
  expect(draft.resource(at('Bucket'))?.DependsOn).toEqual(['OrdersPolicy']);
});

test('a key keeps its owner when its default policy is written out, and names no source', () => {
  const draft = draftOf(stack('Shop', { Key: { Type: 'AWS::KMS::Key', Properties: {} }, Told: { Type: 'AWS::SNS::Topic' } }));
  expect(applyChange({ kind: 'allow-in-resource-policy', resource: 'Shop.Key', service: 'sns.amazonaws.com', actions: ['kms:Decrypt'], source: new NodeReference('Shop.Told', 'Ref') }, draft)).toBe(true);
  expect(draft.resource(at('Key'))?.Properties).toMatchObject({
    KeyPolicy: {
      Statement: [
        { Action: 'kms:*' }, { Action: ['kms:Decrypt'], Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } },
      ],
    },
  });
});

describe('a role is allowed', () => {
  const grant: Change = { kind: 'allow-in-role-policy', neededBy: at('Mapping'), role: 'Shop.Role', actions: ['sqs:ReceiveMessage'], resource: new NodeReference('Shop.Orders', 'Arn') };
  const resources = { Role: { Type: 'AWS::IAM::Role' }, Orders: queue(), Mapping: { Type: 'AWS::Lambda::EventSourceMapping' } };
  const denying = (action: unknown, resource: unknown): Json => ({
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Deny', Action: action, Resource: resource }] } },
  });

  test('by one policy for each resource that needs it, which it waits for', () => {
    const draft = draftOf(stack('Shop', resources));
    expect([applyChange(grant, draft), applyChange({ ...grant, actions: ['sqs:DeleteMessage'] }, draft)]).toEqual([true, true]);
    expect(statementsIn(draft, 'MappingRolePolicy')).toHaveLength(2);
    expect(draft.resource(at('Mapping'))?.DependsOn).toEqual(['MappingRolePolicy']);
  });

  const lift: Change = { kind: 'remove-deny', resource: at('Guard'), role: 'Shop.Role', needed: [{ actions: ['sqs:ReceiveMessage'], resource: new NodeReference('Shop.Orders', 'Arn') }] };

  test('and what is denied by name on it alone is denied no more', () => {
    const draft = draftOf(stack('Shop', { ...resources, Guard: denying(['sqs:ReceiveMessage', 'sqs:PurgeQueue'], { 'Fn::GetAtt': ['Orders', 'Arn'] }) }));
    expect(applyChange(lift, draft)).toBe(true);
    expect(statementsIn(draft, 'Guard')).toEqual([expect.objectContaining({ Action: ['sqs:PurgeQueue'] })]);
  });

  test.each([
    ['a wildcard', denying(['sqs:*'], { 'Fn::GetAtt': ['Orders', 'Arn'] })],
    ['what holds for all', denying(['sqs:ReceiveMessage'], '*')],
    ['what holds for others', { ...denying(['sqs:ReceiveMessage'], { 'Fn::GetAtt': ['Orders', 'Arn'] }), Properties: { Roles: [] } }],
    ['the policy of the queue', { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Orders' }], PolicyDocument: { Statement: [] } } }],
  ])('but a guard stays: %s', (_, guard) => {
    const draft = draftOf(stack('Shop', { ...resources, Guard: guard }));
    expect(applyChange(lift, draft)).toBe(false);
    expect(draft.resource(at('Guard'))).toEqual(guard);
  });
});
