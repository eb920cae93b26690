import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination, DynamoDbConsumer, DynamoDbConsumerProps } from '../../../../src';
import { WITHOUT_CHECKS } from '../../../support/app';
import { allow, DYNAMODB_READ, ENV, inTemplate, newFunction, newStack, policiesWith, refusal, resourcesOf, statementsOf } from '../../../support/wired';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const partitionKey = { name: 'id', type: dynamodb.AttributeType.STRING };
const TABLE_ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const STREAM_ARN = `${TABLE_ARN}/stream/2026-11-21T00:00:00.000`;

function consume(stack: Stack, table: dynamodb.ITable, props: Partial<DynamoDbConsumerProps> = {}) {
  const handler = newFunction(stack);
  const queue = new sqs.Queue(stack, 'Queue');
  const consumer = new DynamoDbConsumer(stack, 'Changes', { handler, table, onFailure: Destination.queue(queue), ...props });
  return { consumer, handler, write: allow('sqs:SendMessage', inTemplate(stack, queue.queueArn)) };
}

const TABLES: ReadonlyArray<readonly [string, (stack: Stack) => [dynamodb.ITable, kms.IKey?]]> = [
  ['a Table', (stack) => [new dynamodb.Table(stack, 'Table', { partitionKey, stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES })]],
  ['a Table with a customer key, to decrypt', (stack) => {
    const encryptionKey = new kms.Key(stack, 'Key');
    return [new dynamodb.Table(stack, 'Table', { partitionKey, stream: dynamodb.StreamViewType.KEYS_ONLY, encryptionKey }), encryptionKey];
  }],
  ['a TableV2', (stack) => [new dynamodb.TableV2(stack, 'Table', { partitionKey, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE })]],
  ['a TableV2 with a customer key, to decrypt', (stack) => {
    const key = new kms.Key(stack, 'Key');
    return [new dynamodb.TableV2(stack, 'Table', {
      partitionKey, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE, encryption: dynamodb.TableEncryptionV2.customerManagedKey(key),
    }), key];
  }],
  ['an imported table', (stack) => [
    dynamodb.Table.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: STREAM_ARN }),
  ]],
  ['an imported TableV2', (stack) => [
    dynamodb.TableV2.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: STREAM_ARN }),
  ]],
  ['an imported table with a customer key, to decrypt', (stack) => {
    const encryptionKey = new kms.Key(stack, 'Key');
    return [dynamodb.Table.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: STREAM_ARN, encryptionKey }), encryptionKey];
  }],
];

describe('the role may read exactly the stream of', () => {
  test.each(TABLES)('%s', (_, tableIn) => {
    const stack = newStack();
    const [table, key] = tableIn(stack);

    const { handler, write } = consume(stack, table);

    const onKey = key ? [allow('kms:Decrypt', inTemplate(stack, key.keyArn))] : [];
    expect(statementsOf(stack, handler.role)).toEqual([write, allow(DYNAMODB_READ, inTemplate(stack, table.tableStreamArn)), ...onKey]);
    const [mapping] = Object.values(resourcesOf(stack, MAPPING));
    expect(mapping.Properties.EventSourceArn).toEqual(inTemplate(stack, table.tableStreamArn));
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, 'dynamodb:GetRecords')));
  });
});

describe('a table without a stream is refused:', () => {
  test.each<[string, (stack: Stack) => dynamodb.ITable]>([
    ['a Table', (stack) => new dynamodb.Table(stack, 'Table', { partitionKey })],
    ['a TableV2', (stack) => new dynamodb.TableV2(stack, 'Table', { partitionKey })],
    ['an imported table', (stack) => dynamodb.Table.fromTableName(stack, 'Table', 'orders')],
  ])('%s', (_, tableIn) => {
    const stack = newStack();

    expect(refusal(() => consume(stack, tableIn(stack)))).toBe(
      'Shop/Changes: table Shop/Table has no stream. There is nothing for Lambda to read. '
      + 'Set stream: StreamViewType.NEW_AND_OLD_IMAGES on a Table, dynamoStream on a TableV2, '
      + 'or import it with Table.fromTableAttributes(…, { tableArn, tableStreamArn }).',
    );
  });
});

test('A table does not start at a time', () => {
  const stack = newStack();
  const [table] = TABLES[0][1](stack);

  expect(refusal(() => consume(stack, table, { startingPosition: lambda.StartingPosition.AT_TIMESTAMP }))).toBe(
    'Shop/Changes: startingPosition is AT_TIMESTAMP, which this source does not support. AWS rejects the event source mapping. '
    + 'Use TRIM_HORIZON or LATEST.',
  );
});

test('a replica that tells no ARN of one stream is refused', () => {
  const stack = new Stack(new App({ context: WITHOUT_CHECKS }), 'Shop', { env: ENV });
  const table = new dynamodb.TableV2(stack, 'Table', {
    partitionKey, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE, replicas: [{ region: 'eu-central-1' }],
  });
  const there = new Stack(stack.node.root, 'There', { env: { ...ENV, region: 'eu-central-1' } });
  expect(refusal(() => consume(there, table.replica('eu-central-1')))).toMatch(/has no ARN of one stream, but \/stream\/\* for all of them\. .*fromTableAttributes/);
});
