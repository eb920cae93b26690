/** Writes each order of a batch to the table, once, however often its message comes. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { eachMessage } from './batch.mjs';

const db = new DynamoDBClient();

export const handler = async ({ Records }) => eachMessage(Records, save);

async function save({ id, customer, total }) {
  if (typeof id !== 'string' || typeof customer !== 'string' || !Number.isFinite(total)) {
    throw new Error('An order has an id, a customer and a total');
  }
  try {
    await db.send(new PutItemCommand({
      TableName: process.env.TABLE,
      Item: { id: { S: id }, customer: { S: customer }, total: { N: String(total) }, status: { S: 'received' } },
      ConditionExpression: 'attribute_not_exists(id)',
    }));
  } catch (error) {
    if (error.name !== 'ConditionalCheckFailedException') throw error; // otherwise it was written before
  }
}
