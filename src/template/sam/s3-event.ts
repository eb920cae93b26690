/** Expands an event of type `S3`: the notification is a setting of the bucket, which must be in the same template. */
import { JsonObject, own, sameJson } from '../json';
import { SamEvent } from './event';
import { invokePermission } from './permission';
import { AddedItem, Made, mergeMade, onlyIf, picked } from './resources';

const LIST = 'LambdaConfigurations';

export function s3(event: SamEvent): Made {
  const { properties, target, condition, find } = event;
  const bucketId = own(properties.Bucket, 'Ref');
  const bucket = typeof bucketId === 'string' ? find(bucketId) : undefined;
  const permission = invokePermission(event, 's3.amazonaws.com', { SourceAccount: { Ref: 'AWS::AccountId' } });
  if (bucket === undefined || typeof bucketId !== 'string') return permission;
  const settings = own(bucket, 'Properties') as JsonObject | undefined;
  const notifications = own(settings, 'NotificationConfiguration') as JsonObject | undefined;
  const before = own(notifications, LIST);
  const names = [properties.Events].flat();
  const added = names.map((name) => (
    onlyIf(condition, { Event: name, Function: target.arn, ...picked(properties, ['Filter']) })
  ));
  const all = withoutDoubles(Array.isArray(before) ? before : [], added);
  return mergeMade(permission, {
    resources: {},
    changed: {
      [bucketId]: {
        ...bucket as JsonObject,
        Properties: { ...settings, NotificationConfiguration: { ...notifications, [LIST]: all } },
      },
    },
    items: added.flatMap((one, i) => itemAt(event, bucketId, all.indexOf(one), Array.isArray(properties.Events) ? `Events.${i}` : 'Events')),
  });
}

/** The settings of the event behind a notification. One that the bucket had before is not of the event. */
function itemAt({ id }: SamEvent, to: string, index: number, name: string): readonly AddedItem[] {
  const renamed = [['Event', name], ['Filter', 'Filter']] as const;
  return index < 0 ? [] : [{ to, at: `NotificationConfiguration.${LIST}.${index}`, event: id, renamed }];
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
