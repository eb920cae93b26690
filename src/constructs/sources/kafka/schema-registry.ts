/**
 * Binds a schema registry of aws-cdk-lib to the mapping. It adds its own permissions to the role of the handler, which
 * the mapping has to depend on.
 */
import { Annotations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IDependable } from 'constructs';
import { policiesOf, roleOf } from '../../wiring/grant';
import { factOfError, refuse, whereIs } from '../../wiring/refuse';
import { MappingReference } from '../stream/stream-mapping';
import { KafkaEventSourceConsumerProps } from './kafka-event-source-consumer-props';

interface SchemaRegistrySettings {
  readonly schemaRegistryConfig?: lambda.CfnEventSourceMapping.SchemaRegistryConfigProperty;
  readonly dependables: readonly IDependable[];
}

export function schemaRegistrySettings(
  scope: Construct,
  { schemaRegistryConfig: registry, handler }: KafkaEventSourceConsumerProps,
  reference: MappingReference,
): SchemaRegistrySettings {
  if (registry === undefined) return { dependables: [] };
  const config = bind(scope, registry, handler, reference);
  const role = roleOf(handler);
  const policies = role ? policiesOf(role) : [];
  if (policies.length === 0) warnWithoutGrant(scope, handler);
  return {
    schemaRegistryConfig: {
      schemaRegistryUri: config.schemaRegistryUri,
      eventRecordFormat: config.eventRecordFormat.value,
      accessConfigs: config.accessConfigs?.map(({ type, uri }) => ({ type: type.type, uri })),
      schemaValidationConfigs: config.schemaValidationConfigs.map(({ attribute }) => ({ attribute: attribute.value })),
    },
    dependables: policies,
  };
}

/** The registries of aws-cdk-lib throw errors of their own, which do not name the consumer. */
function bind(
  scope: Construct, registry: lambda.ISchemaRegistry, handler: lambda.IFunction, reference: MappingReference,
): lambda.KafkaSchemaRegistryConfig {
  if (typeof registry.bind !== 'function') {
    refuse(scope, {
      prop: 'schemaRegistryConfig',
      fact: 'is not a schema registry',
      consequence: 'Lambda would not know how to validate the records',
      fix: 'Give a GlueSchemaRegistry or a ConfluentSchemaRegistry of aws-cdk-lib/aws-lambda-event-sources',
    });
  }
  try {
    return registry.bind(reference(), handler);
  } catch (error) {
    return refuse(scope, {
      prop: 'schemaRegistryConfig',
      fact: `is refused by aws-cdk-lib: ${factOfError(error)}`,
      consequence: 'The mapping would have no schema registry',
      fix: 'Correct the props of the registry',
    });
  }
}

function warnWithoutGrant(scope: Construct, handler: lambda.IFunction): void {
  Annotations.of(scope).addWarningV2(
    'cdk-lambda-delivery:roleUnknown.schemaRegistry',
    `${whereIs(scope)}: this app cannot change the role of the handler ${whereIs(handler)}, to which the schema registry adds its permissions. Allow `
    + 'the role to read the registry: glue:GetRegistry and glue:GetSchemaVersion for Glue, or the secret for Confluent.',
  );
}
