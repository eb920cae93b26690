/**
 * Recognizes functions that aws-cdk-lib makes for custom resources. They handle no events of the user. Their ids and
 * descriptions are part of deployed templates, so aws-cdk-lib never changes them.
 */
import { own } from '../../template/json';
import { Resource } from '../../template/stack';

const IDS: readonly RegExp[] = [
  /^AWS679f53fac002430cb0da5b7982bd2287/, // AwsCustomResource
  /^LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/,
  /^BucketNotificationsHandler050a0587b7544547bf325f094a3db834/,
  /^Custom[A-Za-z0-9]*CustomResourceProvider(?:Handler|framework)/,
  /^CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8757C/,
  /^CustomCDKECRDeployment[A-Za-z0-9]*$/,
  // A SingletonFunction of the app has such an id too, but not these ids of aws-cdk-lib: DropSpam of SES, a role of EMR.
  /^SingletonLambda(?:224e77f9a32e4b4dac32983477abba16|8693BB64968944B69AAFB0CC9EB8757C)/,
  /^CustomCrossRegionExport(?:Reader|Writer)/,
  /^DnsValidatedCertificate|CertificateRequestorFunction/,
];
const DESCRIPTIONS = /^AWS CDK resource provider framework - /;
const PATHS = /(?:^|\/)(?:framework-(?:onEvent|isComplete|onTimeout)|Custom::[^/]+\/Handler)(?:\/Resource)?$/;

export function isInfrastructure({ logicalId, properties, declaredAt }: Resource): boolean {
  const description = own(properties, 'Description');
  return IDS.some((id) => id.test(logicalId))
    || (typeof description === 'string' && DESCRIPTIONS.test(description))
    || PATHS.test(declaredAt.path ?? '');
}
