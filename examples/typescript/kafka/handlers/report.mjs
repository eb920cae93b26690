/** Reports failed payments. The topic holds, for each, why Lambda gave it up and the batch that it came with. Without provisioned pollers an error repeats the batch. */
export async function handler(event) {
  for (const { value } of Object.values(event.records).flat()) {
    const { requestContext, payload } = JSON.parse(Buffer.from(value, 'base64').toString());
    const records = Object.values(payload.records).flat();
    console.log(JSON.stringify({ failed: records.map(({ offset }) => offset), why: requestContext.condition }));
  }
}
