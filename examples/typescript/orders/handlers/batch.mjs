/**
 * Batches, record by record, with the answer that Lambda expects: which records failed, by the identifier that their source gives them.
 * A record may come again, after a success too, so what is done with it must be harmless when done twice.
 */

/**
 * Messages of a standard queue know no order: the bad one is reported, and all others are done.
 * (A FIFO queue has one: stop at the first failure, and report it together with every message behind it.)
 */
export async function eachMessage(messages, handle) {
  const batchItemFailures = [];
  for (const { messageId, body } of messages) {
    try {
      await handle(JSON.parse(body));
    } catch (error) {
      console.error(`message ${messageId}:`, error);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

/** Records of a stream are in order: the first failure ends the batch, and Lambda starts again with that very record. */
export async function inOrder(records, sequenceNumberOf, handle) {
  for (const record of records) {
    try {
      await handle(record);
    } catch (error) {
      const itemIdentifier = sequenceNumberOf(record);
      console.error(`record ${itemIdentifier}:`, error);
      return { batchItemFailures: [{ itemIdentifier }] };
    }
  }
  return { batchItemFailures: [] };
}
