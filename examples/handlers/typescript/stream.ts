import { handle } from './handle';

interface StreamEvent {
  readonly Records: readonly { readonly kinesis: { readonly sequenceNumber: string; readonly data: string } }[];
}

/** Kinesis, and DynamoDB with `dynamodb.SequenceNumber`: Lambda starts again with the first record that is answered. */
export async function fromStream({ Records }: StreamEvent) {
  for (const { kinesis: { sequenceNumber, data } } of Records) {
    try {
      await handle(Buffer.from(data, 'base64').toString());
    } catch (error) {
      console.error(`${sequenceNumber}:`, error);
      return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
