import { Words } from './added';

/** Plans make one bucket: encrypted, and closed to the public. */
export const bucket: Words = ({ logicalId }, names) => [
  `const ${names.variable(logicalId)} = new s3.Bucket(this, ${JSON.stringify(logicalId)}, {`,
  '  encryption: s3.BucketEncryption.S3_MANAGED,',
  '  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,',
  '  enforceSSL: true,',
  '});',
];
