/** Tells customers of orders that changed (a batch of the table's stream) and of pictures that are ready (one event of the bus). */
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { inOrder } from './batch.mjs';

const sns = new SNSClient();

export const handler = async (event) => {
  if (event.Records) return inOrder(event.Records, ({ dynamodb }) => dynamodb.SequenceNumber, announceOrder);
  await announcePicture(event.detail.responsePayload); // an error here is retried, then recorded at the exit of the invocation
};

async function announceOrder({ dynamodb: { NewImage: { id, customer, status } } }) {
  await publish({ customer: customer.S, text: `Order ${id.S} is now ${status.S}` });
}

async function announcePicture({ key, width, height }) {
  await publish({ text: `Picture ${key} is ready: ${width} × ${height}` });
}

async function publish(notice) {
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify(notice) }));
}
