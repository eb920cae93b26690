/**
 * The statements that SAM adds to the role of a function for events that Lambda polls, beside managed policies. It adds
 * those for a destination only if the template names its type.
 */
import { JsonObject, own } from '../json';
import { allow, arnOf } from './resources';

const NETWORK = allow([
  'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface', 'ec2:DescribeVpcs',
  'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups',
], '*');

export function documentGrants(properties: JsonObject): readonly JsonObject[] {
  return [
    ...secretsOf(properties, new Set(['BASIC_AUTH'])),
    allow('rds:DescribeDBClusterParameters', arnOf('rds', 'cluster-pg:*')),
    allow('rds:DescribeDBSubnetGroups', arnOf('rds', 'subgrp:*')),
    allow('rds:DescribeDBClusters', properties.Cluster),
    NETWORK,
    ...keyOf(properties),
  ];
}

export function brokerGrants(properties: JsonObject): readonly JsonObject[] {
  return [
    ...secretsOf(properties, new Set(['BASIC_AUTH'])), allow('mq:DescribeBroker', properties.Broker), ...keyOf(properties),
  ];
}

export function mskGrants(properties: JsonObject): readonly JsonObject[] {
  return [...secretsOf(properties, new Set(['CLIENT_CERTIFICATE_TLS_AUTH'])), ...schemaGrants(properties)];
}

const WITH_SECRET: ReadonlySet<unknown> = new Set([
  'BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH', 'OAUTHBEARER_AUTH', 'SASL_SCRAM_256_AUTH', 'SASL_SCRAM_512_AUTH',
  'SERVER_ROOT_CA_CERTIFICATE',
]);

export function selfManagedGrants(properties: JsonObject): readonly JsonObject[] {
  const types = new Set(accessOf(properties).map((access) => own(access, 'Type')));
  const inNetwork = types.has('VPC_SUBNET') && types.has('VPC_SECURITY_GROUP');
  return [
    ...secretsOf(properties, WITH_SECRET),
    ...(inNetwork ? [NETWORK] : []),
    ...keyOf(properties),
    ...schemaGrants(properties),
  ];
}

function accessOf({ SourceAccessConfigurations: all }: JsonObject): readonly unknown[] {
  return Array.isArray(all) ? all : [];
}

function secretsOf(properties: JsonObject, types: ReadonlySet<unknown>): readonly JsonObject[] {
  return accessOf(properties)
    .filter((access) => types.has(own(access, 'Type')))
    .map((access) => allow('secretsmanager:GetSecretValue', own(access, 'URI')));
}

function keyOf({ SecretsManagerKmsKeyId: id }: JsonObject): readonly JsonObject[] {
  return id === undefined ? [] : [allow('kms:Decrypt', arnOf('kms', 'key/${Key}', { Key: id }))];
}

/** The statements for the registry itself allow nothing that delivery needs. */
function schemaGrants({ SchemaRegistryConfig: config }: JsonObject): readonly JsonObject[] {
  const all = own(config, 'AccessConfigs');
  return (Array.isArray(all) ? all : []).map((access) => allow('secretsmanager:GetSecretValue', own(access, 'URI')));
}

const DELIVERY_ACTIONS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['SQS', ['sqs:SendMessage']], ['SNS', ['sns:Publish']], ['Lambda', ['lambda:InvokeFunction']], ['EventBridge', ['events:PutEvents']],
]);

/** The type of a bucket is `S3` in a mapping and `S3Bucket` in an invoke config. */
export function deliveryGrants(type: unknown, on: unknown): readonly JsonObject[] {
  if (type === 'S3' || type === 'S3Bucket') {
    return [allow('s3:PutObject', { 'Fn::Join': ['/', [on, '*']] }), allow('s3:ListBucket', on)];
  }
  const actions = DELIVERY_ACTIONS.get(type);
  return actions === undefined ? [] : [allow(actions, on)];
}

export function failureGrants(onFailure: unknown): readonly JsonObject[] {
  const on = own(onFailure, 'Destination');
  return on === undefined ? [] : deliveryGrants(own(onFailure, 'Type'), on);
}
