import { handle } from './handle';

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** A standard queue: messages stand alone, so each is handled, and each that failed is answered. */
export async function fromQueue({ Records }: QueueEvent) {
  const results = await Promise.allSettled(Records.map(({ body }) => handle(body)));
  const failed = Records.filter((_, index) => results[index].status === 'rejected');
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** A FIFO queue: the first failure ends the batch. It is answered with all messages behind it, which must not pass it. */
export async function fromFifoQueue({ Records }: QueueEvent) {
  let done = 0;
  try {
    for (const { body } of Records) {
      await handle(body);
      done += 1;
    }
  } catch (error) {
    console.error(`${Records[done].messageId}:`, error);
  }
  return { batchItemFailures: Records.slice(done).map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
