/** A queue that takes every message, but those that hold the word in REFUSED. */
exports.SendMessageCommand = class { constructor(input) { this.input = input; } };
exports.SQSClient = class {
  async send({ input }) {
    if (process.env.REFUSED && input.MessageBody.includes(process.env.REFUSED)) throw new Error('refused');
    globalThis.sent.push(input);
  }
};
