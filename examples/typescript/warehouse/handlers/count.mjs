/**
 * Counts the stock. Lambda would repeat a failed batch without end, and read no change behind it. So a change that cannot be counted goes to the queue
 * of failures. Only if it cannot even go there does the batch come again, where counting once more changes nothing.
 */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

export async function handler({ events }) {
  for (const { event: change } of events) {
    try {
      count(change);
    } catch (error) {
      console.error('not counted:', error);
      await client.send(new SendMessageCommand({ QueueUrl: process.env.FAILURES, MessageBody: JSON.stringify(change) }));
    }
  }
}

function count({ fullDocument: { item, amount } }) {
  if (!Number.isInteger(amount)) throw new Error(`the amount of ${item} is ${amount}`);
  console.log(JSON.stringify({ item, amount }));
}
