import { entriesOf } from '../../../template/json';
import { Words } from './added';
import { remaining } from './remaining';

/** A bucket that a plan adds is encrypted with keys of S3 and shut to the public, as its template says. */
const TOLD = new Set(['BucketEncryption', 'PublicAccessBlockConfiguration']);

export const bucket: Words = (added, names) => {
  const others = entriesOf(added.properties).filter(([key]) => !TOLD.has(key)).map(([key, value]) => ({ path: key, value }));
  return [
    `const ${names.variable(added.logicalId)} = new s3.Bucket(this, ${JSON.stringify(added.logicalId)}, {`,
    '  encryption: s3.BucketEncryption.S3_MANAGED, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true,',
    '});',
    ...remaining(added, others, names),
  ];
};
