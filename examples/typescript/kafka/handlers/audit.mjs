/** Writes the audit log. Without provisioned pollers there is no answer for single records: an error repeats the batch. */
export async function handler(event) {
  for (const [partition, records] of Object.entries(event.records)) {
    for (const { offset, value } of records) {
      console.log(JSON.stringify({ partition, offset, entry: JSON.parse(Buffer.from(value, 'base64').toString()) }));
    }
  }
}
