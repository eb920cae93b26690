import { App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DynamoDbConsumer, FilteredEventSourceConsumerProps, KinesisConsumer, SqsConsumer, SqsConsumerProps } from '../../../../src';
import { inTemplate, Json, newFunction, newStack, onlyOf, refusal, statementsOf } from '../../../support/wired';

type Filters = Pick<FilteredEventSourceConsumerProps, 'filters' | 'filterEncryption' | 'filterQuota'>;
type Consume = (stack: Stack, filters: Filters) => unknown;

const queue: Consume = (stack, filters) => new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), ...filters });
const stream: Consume = (stack, filters) => new KinesisConsumer(stack, 'Clicks', {
  handler: newFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), ...filters,
});
const table: Consume = (stack, filters) => new DynamoDbConsumer(stack, 'Changes', {
  handler: newFunction(stack),
  table: new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, stream: dynamodb.StreamViewType.NEW_IMAGE,
  }),
  ...filters,
});

const raw = (pattern: unknown) => ({ pattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern) });
const criteria = (stack: Stack) => onlyOf(stack, 'AWS::Lambda::EventSourceMapping').FilterCriteria;

const TAKEN: ReadonlyArray<readonly [string, Consume, { [key: string]: unknown }]> = [
  ['the body of a message', queue, FilterCriteria.filter({ body: { id: FilterRule.exists() } })],
  ['an attribute of a message', queue, FilterCriteria.filter({ messageAttributes: { kind: { stringValue: FilterRule.isEqual('order') } } })],
  ['the data of a Kinesis record', stream, FilterCriteria.filter({ data: { amount: FilterRule.between(1, 10) } })],
  ['data of a Kinesis record, whatever it is', stream, raw({ data: [{ exists: true }] })],
  ['the body of a message as text', queue, raw({ body: ['A'] })],
  ['the partition key of a Kinesis record', stream, FilterCriteria.filter({ partitionKey: FilterRule.beginsWith('eu-') })],
  ['the name of a table event', table, FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT') })],
  ['the image of a table record', table, FilterCriteria.filter({ dynamodb: { NewImage: { id: { S: FilterRule.exists() } } } })],
  ['alternatives', queue, raw({ $or: [{ body: { a: [1] } }, { attributes: { SenderId: ['x'] } }] })],
  ['alternatives below the root', queue, raw({ body: { $or: [{ a: [1] }, { b: [2] }] } })],
  ['a pattern of 4,096 characters', queue, raw(`{"body":{"a":["${'x'.repeat(4_096 - 19)}"]}}`)],
];

describe('a filter may ask for', () => {
  test.each(TAKEN)('%s', (_, consume, filter) => {
    const stack = newStack();

    consume(stack, { filters: [filter] });

    expect(criteria(stack)).toEqual({ Filters: [{ Pattern: filter.pattern }] });
  });
});

const DROPPED = 'AWS rejects it, or it matches nothing and Lambda drops every event';

const REFUSED: ReadonlyArray<readonly [string, string, Consume, Json]> = [
  ['data of a message', 'asks for the key "data", which no record of this source has', queue, raw({ data: { a: [1] } })],
  ['a body of a Kinesis record', 'asks for the key "body", which no record of this source has', stream, raw({ body: { a: [1] } })],
  ['the data of a Kinesis record as text', 'asks at data for plain text, where only JSON is matched', stream, raw({ data: ['A'] })],
  ['the records as Kinesis nests them', 'asks for the key "kinesis"', stream, raw({ kinesis: { data: ['x'] } })],
  ['a body of a table record', 'asks for the key "body"', table, raw({ body: { a: [1] } })],
  ['a strange key in an alternative', 'asks for the key "data"', queue, raw({ $or: [{ body: { a: [1] } }, { data: { a: [1] } }] })],
  ['a bare value', 'has the bare value "x" at body.id', queue, raw({ body: { id: 'x' } })],
  ['a bare null', 'has the bare value null at body.id', queue, raw({ body: { id: null } })],
  ['an empty list', 'has an empty list at body.id', queue, raw({ body: { id: [] } })],
  ['a bare value in an alternative', 'has the bare value 1 at body.a', queue, raw({ body: { $or: [{ a: 1 }, { b: [2] }] } })],
  ['alternatives that are no list', 'has an $or at body.$or that is not a list of patterns', queue, raw({ body: { $or: { a: [1] } } })],
  ['what is not JSON', 'is not a JSON object', queue, raw('{"body"')],
  ['what is no object', 'is not a JSON object', queue, raw('["body"]')],
  ['a pattern of 4,097 characters', 'has 4,097 characters, above the most of 4,096', queue, raw(`{"body":{"a":["${'x'.repeat(4_097 - 19)}"]}}`)],
];

describe('a filter is refused that asks for', () => {
  test.each(REFUSED)('%s', (_, fact, consume, filter) => {
    const message = refusal(() => consume(newStack(), { filters: [filter] }));

    expect(message).toContain(`filters[0] ${fact}`);
    expect(message).toContain(DROPPED);
  });

  test('nothing, having no pattern', () => {
    expect(refusal(() => queue(newStack(), { filters: [{ body: { a: [1] } }] }))).toBe(
      'Shop/Orders: filters[0] has no pattern. It would match nothing, and Lambda would drop every event. '
      + 'Create it with lambda.FilterCriteria.filter({ … }).',
    );
  });

  test('the second of two, which is named by its place', () => {
    expect(refusal(() => queue(newStack(), { filters: [raw({ body: { a: [1] } }), raw({ data: { a: [1] } })] }))).toContain('filters[1] asks for');
  });
});

describe('a mapping takes', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => raw({ body: { a: [index] } }));

  test.each([
    [5, undefined, true], [6, undefined, false], [6, 6, true], [7, 6, false], [10, 10, true], [11, 10, false],
  ])('%i filters, with a quota of %s: %s', (count, filterQuota, taken) => {
    const stack = newStack();
    const make = () => queue(stack, { filters: many(count), filterQuota });

    if (taken) {
      make();
      expect(criteria(stack).Filters).toHaveLength(count);
    } else {
      expect(refusal(make)).toContain(`filters has ${count} filters, above the quota of ${filterQuota ?? 5}`);
    }
  });

  test('an empty list as none', () => {
    const stack = newStack();

    queue(stack, { filters: [] });

    expect(criteria(stack)).toBeUndefined();
  });

  test('patterns that are tokens unread', () => {
    const stack = newStack();

    queue(stack, { filters: [{ pattern: Lazy.string({ produce: () => '{"body":{"a":[1]}}' }) }] });

    expect(criteria(stack)).toEqual({ Filters: [{ Pattern: '{"body":{"a":[1]}}' }] });
  });
});

const MAPPINGS_OF_THE_ACCOUNT = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':lambda:eu-west-1:111122223333:event-source-mapping:*']],
};

/** The conditions under which the key is open to Lambda, in the only stack of the key. */
function conditionsOf(key: kms.IKey): Json {
  const statements: Json[] = onlyOf(Stack.of(key), 'AWS::KMS::Key').KeyPolicy.Statement;
  return statements.filter(({ Principal }) => Principal.Service === 'lambda.amazonaws.com').map(({ Condition }) => Condition);
}

describe('a key that encrypts the filters', () => {
  test("lets Lambda's service decrypt for the mappings of this account and Region and of this source, and do nothing else", () => {
    const stack = newStack();
    const filterEncryption = new kms.Key(stack, 'Key');

    queue(stack, { filters: [raw({ body: { a: [1] } })], filterEncryption });

    expect(onlyOf(stack, 'AWS::Lambda::EventSourceMapping').KmsKeyArn).toEqual(inTemplate(stack, filterEncryption.keyArn));
    const statements: Json[] = onlyOf(stack, 'AWS::KMS::Key').KeyPolicy.Statement;
    expect(statements.filter(({ Principal }) => Principal.Service)).toEqual([
      {
        Action: 'kms:Decrypt',
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Resource: '*',
        Condition: {
          ArnLike: { 'aws:SourceArn': MAPPINGS_OF_THE_ACCOUNT },
          StringEquals: { 'kms:EncryptionContext:aws:lambda:EventSourceArn': onlyOf(stack, 'AWS::Lambda::EventSourceMapping').EventSourceArn },
        },
      },
    ]);
    expect(JSON.stringify(statementsOf(stack, (stack.node.findChild('Handler') as Json).role))).not.toContain('kms:');
  });

  test('names an imported source by its ARN', () => {
    const stack = newStack();
    const filterEncryption = new kms.Key(stack, 'Key');
    const imported = sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:q');

    new SqsConsumer(stack, 'Orders', {
      handler: newFunction(stack), queue: imported, filters: [raw({ body: { a: [1] } })], filterEncryption,
    });

    expect(conditionsOf(filterEncryption)).toEqual([{
      ArnLike: { 'aws:SourceArn': MAPPINGS_OF_THE_ACCOUNT },
      StringEquals: { 'kms:EncryptionContext:aws:lambda:EventSourceArn': imported.queueArn },
    }]);
  });

  test.each<[string, (stack: Stack, key: kms.Key) => Partial<SqsConsumerProps>]>([
    ['encrypts with it', (_, key) => ({ encryptionMasterKey: key })],
    ['has a dead-letter queue that encrypts with it', (stack, key) => ({
      deadLetterQueue: new sqs.Queue(stack, 'Failed', { encryptionMasterKey: key, retentionPeriod: Duration.days(14) }),
    })],
    ['encrypts with it by a value that is made at synth', (stack, key) => {
      const given = new sqs.Queue(stack, 'Queue');
      (given.node.defaultChild as sqs.CfnQueue).kmsMasterKeyId = Lazy.string({ produce: () => key.keyArn });
      return { queue: given };
    }],
  ])('does not name a source of its stack that %s, since CloudFormation rejects circles', (_, given) => {
    const stack = newStack();
    const filterEncryption = new kms.Key(stack, 'Key');

    new SqsConsumer(stack, 'Orders', {
      handler: newFunction(stack), filters: [raw({ body: { a: [1] } })], filterEncryption, ...given(stack, filterEncryption),
    });

    expect(conditionsOf(filterEncryption)).toEqual([{ ArnLike: { 'aws:SourceArn': MAPPINGS_OF_THE_ACCOUNT } }]);
  });

  test('does not name a source of another stack, which refers to the stack of the key', () => {
    const app = new App();
    const filterEncryption = new kms.Key(newStack('Keys', app), 'Key');

    queue(newStack('Shop', app), { filters: [raw({ body: { a: [1] } })], filterEncryption });

    expect(() => app.synth()).not.toThrow();
    expect(conditionsOf(filterEncryption)).toEqual([{ ArnLike: { 'aws:SourceArn': MAPPINGS_OF_THE_ACCOUNT } }]);
  });

  test.each([['no', undefined], ['an empty list of', []]])('is refused with %s filters', (_, filters) => {
    const stack = newStack();

    expect(refusal(() => queue(stack, { filters, filterEncryption: new kms.Key(stack, 'Key') }))).toBe(
      'Shop/Orders: filterEncryption is given, but there are no filters to encrypt. '
      + 'AWS rejects the event source mapping. Add filters, or leave the key out.',
    );
  });
});
