/** Charges payments, each once: its id is the key that a payment provider would know it by. */
import { eachPartition } from './records.mjs';

export function handler(event) {
  return eachPartition(event, async ({ id, amount }) => {
    if (!id || !(amount > 0)) throw new Error('a payment needs an id and an amount');
    console.log(JSON.stringify({ charged: id, amount }));
  });
}
