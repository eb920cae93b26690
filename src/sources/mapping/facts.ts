/**
 * What Lambda does, as the execution role, to reach a source in a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 */
export const NETWORK_ACTIONS: readonly string[] = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];
