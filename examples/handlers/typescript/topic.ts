import { handle } from './handle';

interface TopicEvent {
  /** By topic and partition. */
  readonly records: Readonly<Record<string, readonly { readonly offset: number; readonly value: string }[]>>;
}

/** Kafka with provisioned pollers: each partition is in order, so the first failure ends its partition and no other. */
export async function fromTopic({ records }: TopicEvent) {
  const batchItemFailures = [];
  for (const [partition, inOrder] of Object.entries(records)) {
    for (const { offset, value } of inOrder) {
      try {
        await handle(Buffer.from(value, 'base64').toString());
      } catch (error) {
        console.error(`${partition} at ${offset}:`, error);
        batchItemFailures.push({ itemIdentifier: { partition, offset } });
        break;
      }
    }
  }
  return { batchItemFailures };
}
