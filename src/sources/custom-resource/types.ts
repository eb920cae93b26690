/** The types of custom resources: CloudFormation's own, and every name that a template makes up. */
const OWN = 'AWS::CloudFormation::CustomResource';
const NAMED = 'Custom::';

/** A type that ends in `::` stands for all that begin with it. */
export const CUSTOM_RESOURCE_TYPES: readonly string[] = [OWN, NAMED];

/** The property that names the function, or the topic, that makes the resource. */
export const SERVICE_TOKEN = 'ServiceToken';

export function isCustomResource(type: string): boolean {
  return type === OWN || type.startsWith(NAMED);
}
