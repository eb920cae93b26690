/** A bucket whose every object is made of the bytes in OBJECT, in hex. */
exports.GetObjectCommand = class { constructor(input) { this.input = input; } };
exports.S3Client = class {
  async send({ input }) {
    globalThis.sent.push(input);
    return { Body: { transformToByteArray: async () => new Uint8Array(Buffer.from(process.env.OBJECT, 'hex')) } };
  }
};
