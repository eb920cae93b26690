/**
 * Records of Kafka arrive in a list for each partition, in order. The first one that fails ends its partition: Lambda starts again with
 * that very record, and other partitions go on. A record may come again, after a success too.
 */
export async function eachPartition(event, handle) {
  const batchItemFailures = [];
  for (const [partition, records] of Object.entries(event.records)) {
    for (const { offset, value } of records) {
      try {
        await handle(JSON.parse(Buffer.from(value, 'base64').toString()));
      } catch (error) {
        console.error(`${partition} at ${offset}:`, error);
        batchItemFailures.push({ itemIdentifier: { partition, offset } });
        break;
      }
    }
  }
  return { batchItemFailures };
}
