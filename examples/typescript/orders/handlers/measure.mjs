/** Measures an uploaded PNG picture. What it returns is in the record that Lambda sends to the shop's bus. */
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client();
const PNG = '89504e470d0a1a0a';

export const handler = async ({ detail }) => {
  const { bucket: { name: bucket }, object: { key } } = detail;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: 'bytes=0-23' }));
  const head = Buffer.from(await Body.transformToByteArray());
  if (head.length < 24 || head.toString('hex', 0, 8) !== PNG) throw new Error(`${key} is not a PNG picture`);
  return { bucket, key, width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
};
