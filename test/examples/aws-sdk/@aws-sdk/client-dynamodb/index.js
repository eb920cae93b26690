/** A table that takes an item once, and is out of order for the id in BROKEN. */
const ids = new Set();
exports.PutItemCommand = class { constructor(input) { this.input = input; } };
exports.DynamoDBClient = class {
  async send({ input }) {
    const id = input.Item.id.S;
    if (id === process.env.BROKEN) throw new Error('out of order');
    if (ids.has(id)) throw Object.assign(new Error('The conditional request failed'), { name: 'ConditionalCheckFailedException' });
    ids.add(id);
    globalThis.sent.push(input);
  }
};
