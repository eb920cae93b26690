/** Expands an event of type `S3`: the notification is a setting of the bucket, which must be in the same template. */
import { JsonObject, own, sameJson } from '../json';
import { SamEvent } from './event';
import { invokePermission } from './permission';
import { Made, mergeMade, onlyIf, picked } from './resources';

export function s3(event: SamEvent): Made {
  const { properties, target, condition, find } = event;
  const bucketId = own(properties.Bucket, 'Ref');
  const bucket = typeof bucketId === 'string' ? find(bucketId) : undefined;
  const permission = invokePermission(event, 's3.amazonaws.com', { SourceAccount: { Ref: 'AWS::AccountId' } });
  if (bucket === undefined || typeof bucketId !== 'string') return permission;
  const settings = own(bucket, 'Properties') as JsonObject | undefined;
  const notifications = own(settings, 'NotificationConfiguration') as JsonObject | undefined;
  const before = own(notifications, 'LambdaConfigurations');
  const added = [properties.Events].flat().map((name) => (
    onlyIf(condition, { Event: name, Function: target.arn, ...picked(properties, ['Filter']) })
  ));
  const NotificationConfiguration = {
    ...notifications, LambdaConfigurations: withoutDoubles(Array.isArray(before) ? before : [], added),
  };
  return mergeMade(permission, {
    resources: {},
    changed: { [bucketId]: { ...bucket as JsonObject, Properties: { ...settings, NotificationConfiguration } } },
  });
}

/** A notification that the bucket has already is not added once more. */
function withoutDoubles(before: readonly unknown[], added: readonly unknown[]): readonly unknown[] {
  return added.reduce<readonly unknown[]>(
    (all, one) => (all.some((other) => sameJson(one, withAttributesAsLists(other))) ? all : [...all, one]), before,
  );
}

/** `!GetAtt Fn.Arn` is the same as `Fn::GetAtt: [Fn, Arn]`. */
function withAttributesAsLists(notification: unknown): unknown {
  const branches = own(notification, 'Fn::If');
  if (Array.isArray(branches)) return { 'Fn::If': branches.map((branch) => withAttributesAsLists(branch)) };
  const name = own(own(notification, 'Function'), 'Fn::GetAtt');
  if (typeof name !== 'string') return notification;
  return { ...notification as JsonObject, Function: { 'Fn::GetAtt': name.split('.') } };
}
