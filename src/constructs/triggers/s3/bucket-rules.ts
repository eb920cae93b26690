/** The rules that take the events of a bucket from the default bus: one for each group of event types. */
import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BUCKET_EVENTS } from '../../../sources/s3/facts';
import { isOverridden, overriddenProperty } from '../../wiring/overridden-property';
import { refuse, whereIs } from '../../wiring/refuse';
import { createRule, RuleTarget } from '../rule/create-rule';
import { refuseBadPattern } from '../rule/event-pattern';
import { BucketSettings, cfnBucketOf } from './bucket-settings';

export function createBucketRules(
  trigger: Construct, bucket: s3.IBucket, settings: BucketSettings, target: RuleTarget,
): readonly events.Rule[] {
  sendToEventBridge(trigger, bucket);
  return [...groupsOf(settings.events)].map(([name, { detailTypes, reason, deletionType }]) => {
    const eventPattern: events.EventPattern = {
      source: ['aws.s3'],
      detailType: [...detailTypes],
      detail: {
        bucket: { name: [bucket.bucketName] },
        ...keyMatchers(settings),
        ...reason === undefined ? {} : { reason: [reason] },
        ...deletionType === undefined ? {} : { 'deletion-type': [deletionType] },
      },
    };
    refuseBadPattern(trigger, eventPattern);
    return createRule(trigger, new Construct(trigger, name), { eventPattern }, target);
  });
}

interface EventGroup {
  readonly detailTypes: ReadonlySet<string>;
  readonly reason?: string;
  readonly deletionType?: string;
}

/** Event types with the same reason and type of deletion share a rule. */
function groupsOf(types: readonly s3.EventType[]): ReadonlyMap<string, EventGroup> {
  const groups = new Map<string, EventGroup>();
  for (const { detailTypes, reason, deletionType } of types.map((type) => BUCKET_EVENTS.get(type)!)) {
    const name = [...reason === undefined ? ['Events'] : [reason], ...deletionType === undefined ? [] : [deletionType]]
      .join('').replaceAll(' ', '');
    const all = new Set([...groups.get(name)?.detailTypes ?? [], ...detailTypes]);
    groups.set(name, { detailTypes: all, reason, deletionType });
  }
  return groups;
}

/** Prefix and suffix together are one wildcard. */
function keyMatchers({ prefixes, suffixes }: BucketSettings): { readonly object?: unknown } {
  const matchers = prefixes.length > 0 && suffixes.length > 0
    ? prefixes.flatMap((prefix) => suffixes.map((suffix) => ({ wildcard: `${escaped(prefix)}*${escaped(suffix)}` })))
    : [...prefixes.map((prefix) => ({ prefix })), ...suffixes.map((suffix) => ({ suffix }))];
  return matchers.length === 0 ? {} : { object: { key: matchers } };
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

/**
 * A bucket of the app has a property for it. Notifications of aws-cdk-lib are set by a custom resource, which replaces all
 * of them, so it has to enable EventBridge as well. It may be created later, so a validation checks for
 * it at synth.
 */
function sendToEventBridge(trigger: Construct, bucket: s3.IBucket): void {
  const resource = cfnBucketOf(bucket);
  const configuration = resource?.notificationConfiguration;
  if (resource === undefined || Token.isUnresolved(configuration) || isSetByCustomResource(bucket)) {
    bucket.enableEventBridgeNotification();
    return;
  }
  const { eventBridgeConfiguration } = Object(configuration) as s3.CfnBucket.NotificationConfigurationProperty;
  if (eventBridgeConfiguration === undefined) {
    resource.notificationConfiguration = {
      ...configuration, eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }
  refuseTurnedOff(trigger, bucket, resource);
  if (eventBridgeConfiguration !== undefined) return;
  Stack.of(bucket).node.addValidation({
    validate: () => {
      if (isSetByCustomResource(bucket)) {
        resource.notificationConfiguration = configuration;
        bucket.enableEventBridgeNotification();
      }
      return [];
    },
  });
}

function isSetByCustomResource(bucket: s3.IBucket): boolean {
  return bucket.node.tryFindChild('Notifications')?.node.tryFindChild('Resource') !== undefined;
}

/** By the L1 or an override of it. One that is added later is found by the checks. */
function refuseTurnedOff(trigger: Construct, bucket: s3.IBucket, resource: s3.CfnBucket): void {
  const path = ['NotificationConfiguration', 'EventBridgeConfiguration', 'EventBridgeEnabled'] as const;
  const { eventBridgeConfiguration } = Object(overriddenProperty(resource, 'notificationConfiguration'));
  const isOff = Object(eventBridgeConfiguration).eventBridgeEnabled === false;
  if (!isOff && !(eventBridgeConfiguration === undefined && isOverridden(resource, ...path))) return;
  refuse(trigger, {
    prop: 'bucket',
    fact: `${whereIs(bucket)} ${isOff ? `sets ${path.join('.')} to false` : `has an override that removes ${path.slice(0, 2).join('.')}`}`,
    consequence: 'S3 would send no event to EventBridge, and nothing would invoke the function',
    fix: 'Take that setting out, or set eventBridge: false, which sends an S3 notification without a dead-letter queue',
  });
}
