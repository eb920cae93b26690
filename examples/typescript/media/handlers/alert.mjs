/** Prints how many log events of a subscription tell of an error. CloudWatch Logs sends them compressed. */
import { gunzipSync } from 'node:zlib';

export const handler = async ({ awslogs }) => {
  const { logGroup, logEvents } = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString());
  console.log(JSON.stringify({ logGroup, errors: logEvents.length }));
  return { errors: logEvents.length };
};
