import { entriesOf } from '../../../template/json';
import { Words } from './added';
import { remaining } from './remaining';

/** The options of the construct set these properties. */
const TOLD = new Set(['BucketEncryption', 'PublicAccessBlockConfiguration']);

export const bucket: Words = (added, names) => {
  const others = entriesOf(added.properties).filter(([key]) => !TOLD.has(key))
    .map(([key, value]) => ({ path: key, value }));
  return [
    `const ${names.variable(added.logicalId)} = new s3.Bucket(this, ${JSON.stringify(names.id(added.logicalId))}, {`,
    '  encryption: s3.BucketEncryption.S3_MANAGED, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true,',
    '});',
    ...remaining(added, others, names),
  ];
};
