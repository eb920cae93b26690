/** A topic that takes every message, but those that hold the word in REFUSED. */
exports.PublishCommand = class { constructor(input) { this.input = input; } };
exports.SNSClient = class {
  async send({ input }) {
    if (process.env.REFUSED && input.Message.includes(process.env.REFUSED)) throw new Error('refused');
    globalThis.sent.push(input);
  }
};
