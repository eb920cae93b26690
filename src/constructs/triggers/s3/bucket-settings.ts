/** Checks the bucket, the event types and the parts of keys of an `S3Trigger`, and fills in the defaults. */
import { Annotations, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { coversEvent } from '../../../events/object-event-families';
import { BUCKET_EVENTS } from '../../../sources/s3/facts';
import { overriddenProperty } from '../../wiring/overridden-property';
import { isResource } from '../../wiring/reference';
import { refuse, whereIs } from '../../wiring/refuse';
import { refuseOtherSource } from '../../wiring/services/source-environment';
import { S3TriggerProps } from './s3-trigger-props';

export interface BucketSettings {
  readonly events: readonly s3.EventType[];
  /** Empty for every key. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly eventBridge: boolean;
}

export function bucketSettings(trigger: Construct, props: S3TriggerProps): BucketSettings {
  const { bucket, events = [s3.EventType.OBJECT_CREATED], prefixes = [], suffixes = [], eventBridge = true } = props;
  refuseUnsupportedBucket(trigger, bucket, eventBridge);
  refuseBadEvents(trigger, events, eventBridge);
  refuseBadKeyParts(trigger, 'prefixes', prefixes, (one, other) => one.startsWith(other));
  refuseBadKeyParts(trigger, 'suffixes', suffixes, (one, other) => one.endsWith(other));
  refuseOptionsOfEventBridge(trigger, props, eventBridge);
  warnAboutDeleteMarkers(trigger, bucket, events);
  return { events, prefixes, suffixes, eventBridge };
}

/** `undefined` for a bucket from outside the app. */
export function cfnBucketOf(bucket: s3.IBucket): s3.CfnBucket | undefined {
  const child = bucket.node.defaultChild;
  return isResource(child, s3.CfnBucket.CFN_RESOURCE_TYPE_NAME) ? child as s3.CfnBucket : undefined;
}

function refuseUnsupportedBucket(trigger: Construct, bucket: s3.IBucket | undefined, eventBridge: boolean): void {
  if (bucket?.bucketArn === undefined) {
    refuse(trigger, {
      prop: 'bucket', fact: bucket ? 'is not a bucket' : 'is left out', consequence: 'There is nothing to react to', fix: 'Give an s3.Bucket',
    });
  }
  const { account, region } = bucket.env;
  refuseOtherSource(trigger, {
    prop: 'bucket',
    construct: bucket,
    account,
    region,
    reason: eventBridge
      ? 'S3 sends the events to the default bus of the account and Region of the bucket, so a rule here matches none of them'
      : 'Only the account of the bucket can set its notifications, and they reach functions of the Region of the bucket only',
    fix: (there) => `In ${there}, enable EventBridge on the bucket and send its events to a bus here, then use a RuleTrigger on that bus`,
  });
}

/** Of a list that only deployment knows, aws-cdk-lib says that it is in the wrong place. */
function refuseHiddenList(trigger: Construct, prop: string, list: unknown): void {
  if (!Token.isUnresolved(list)) return;
  refuse(trigger, {
    prop,
    fact: 'is a list that is known only at deployment',
    consequence: 'Each of its items has a filter of its own, so the template has to know how many there are',
    fix: 'Give a list of the items, each of which may be a token: Fn.select(0, list)',
  });
}

function refuseBadEvents(trigger: Construct, events: readonly s3.EventType[], eventBridge: boolean): void {
  refuseHiddenList(trigger, 'events', events);
  if (!Array.isArray(events) || events.length === 0) {
    refuse(trigger, {
      prop: 'events',
      fact: Array.isArray(events) ? 'is empty' : 'is not a list',
      consequence: 'Nothing would invoke the function',
      fix: 'Give [s3.EventType.OBJECT_CREATED], or leave events out',
    });
  }
  const known = Object.values(s3.EventType);
  const unknownEvent = events.find((event) => !Token.isUnresolved(event) && !known.includes(event));
  if (unknownEvent !== undefined) {
    refuse(trigger, {
      prop: 'events', fact: `has ${JSON.stringify(unknownEvent)}, which is not an s3.EventType`, consequence: 'S3 rejects it', fix: 'Give an s3.EventType',
    });
  }
  refuseOverlap(trigger, events);
  const direct = eventBridge ? events.find((event) => !BUCKET_EVENTS.has(event)) : undefined;
  if (direct !== undefined) {
    refuse(trigger, {
      prop: 'events',
      fact: `has ${direct}, of which EventBridge has no documented event`,
      consequence: 'A rule for it would match nothing',
      fix: direct === s3.EventType.OBJECT_CREATED_POST
        ? 'Give s3.EventType.OBJECT_CREATED, or set eventBridge: false'
        : 'Set eventBridge: false, which sends an S3 notification without a dead-letter queue',
    });
  }
}

/** S3 rejects two notifications of one event, and two rules for one event would invoke the function twice. */
function refuseOverlap(trigger: Construct, events: readonly s3.EventType[]): void {
  const start = (event: string): string => event.replace(/\*$/, '');
  const covers = (one: string, event: string): boolean => (
    !Token.isUnresolved(one) && !Token.isUnresolved(event) && coversEvent(start(one), start(event))
  );
  events.forEach((event, index) => {
    const other = events.findIndex((one, at) => at !== index && covers(one, event));
    if (other === -1) return;
    refuse(trigger, {
      prop: `events[${index}]`,
      fact: `is ${event}, which events[${other}] covers with ${events[other]}`,
      consequence: 'S3 rejects notifications that overlap, and EventBridge would invoke the function twice',
      fix: `Remove ${event}`,
    });
  });
}

/** S3 rejects two filters of one event type where an object could have both, and treats `*` as an ordinary character. */
function refuseBadKeyParts(
  trigger: Construct, prop: 'prefixes' | 'suffixes', parts: readonly string[], covers: (one: string, other: string) => boolean,
): void {
  refuseHiddenList(trigger, prop, parts);
  if (!Array.isArray(parts)) {
    refuse(trigger, { prop, fact: 'is not a list', consequence: 'No key could be compared with it', fix: "Give a list such as ['images/']" });
  }
  parts.forEach((part, index) => {
    if (Token.isUnresolved(part)) return;
    if (typeof part !== 'string' || part === '') {
      refuse(trigger, {
        prop: `${prop}[${index}]`, fact: part === '' ? 'is empty' : 'is not text', consequence: 'It would match every key, or none', fix: `Leave ${prop} out for every key`,
      });
    }
    if (part.includes('*')) {
      refuse(trigger, {
        prop: `${prop}[${index}]`,
        fact: `is ${JSON.stringify(part)}, with a wildcard`,
        consequence: 'S3 compares it literally, so only keys that contain a * would match',
        fix: `Give ${JSON.stringify(part.replaceAll('*', ''))}`,
      });
    }
    const other = parts.findIndex((one, at) => at !== index && !Token.isUnresolved(one) && covers(part, one));
    if (other !== -1) {
      refuse(trigger, {
        prop: `${prop}[${index}]`,
        fact: `is ${JSON.stringify(part)}, which ${prop}[${other}] covers with ${JSON.stringify(parts[other])}`,
        consequence: 'S3 rejects filters that overlap',
        fix: 'Remove the longer one',
      });
    }
  });
}

function refuseOptionsOfEventBridge(trigger: Construct, props: S3TriggerProps, eventBridge: boolean): void {
  const option = (['retryAttempts', 'maxEventAge', 'deadLetterQueue'] as const).find((name) => props[name] !== undefined);
  if (!eventBridge && option !== undefined) {
    refuse(trigger, {
      prop: option,
      fact: 'is given, but eventBridge is false',
      consequence: 'An S3 notification has no such setting, so it would have no effect',
      fix: `Leave ${option} out, or leave eventBridge out`,
    });
  }
}

function warnAboutDeleteMarkers(trigger: Construct, bucket: s3.IBucket, events: readonly s3.EventType[]): void {
  const resource = cfnBucketOf(bucket);
  const { status } = Object(resource && overriddenProperty(resource, 'versioningConfiguration'));
  const { OBJECT_REMOVED, OBJECT_REMOVED_DELETE, OBJECT_REMOVED_DELETE_MARKER_CREATED } = s3.EventType;
  const seesMarkers = [OBJECT_REMOVED, OBJECT_REMOVED_DELETE_MARKER_CREATED].some((event) => events.includes(event));
  if (status === 'Enabled' && events.includes(OBJECT_REMOVED_DELETE) && !seesMarkers) {
    Annotations.of(trigger).addWarningV2(
      'cdk-lambda-delivery:versionedBucketDeletes',
      `${whereIs(trigger)}: events has OBJECT_REMOVED_DELETE alone, and ${whereIs(bucket)} is versioned. A delete without a version id only creates a `
      + 'delete marker there, which is OBJECT_REMOVED_DELETE_MARKER_CREATED, and the function is not invoked. Add that event type, or give OBJECT_REMOVED.',
    );
  }
}
