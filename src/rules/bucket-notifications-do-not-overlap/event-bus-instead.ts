/**
 * A bucket's notification of a function, told by the event bus instead, which tells as many as ask. The function gets the event in EventBridge's
 * form. S3 and EventBridge call the same things by different names.
 */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { nodeId } from '../../model/node-id';
import { Change, TemplateValue, NodeReference } from '../kit/change';
import { addResource, setValue, unsetValue } from '../kit/changes';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { invokedArn } from '../queries/invoked-function';
import { NotifiedObjects } from '../queries/object-keys';

interface EventBridgeEvent {
  readonly type: string;
  readonly reason?: string;
}

const EVENTS: ReadonlyMap<string, EventBridgeEvent> = new Map([
  ['s3:ObjectCreated:', { type: 'Object Created' }],
  ['s3:ObjectCreated:Put', { type: 'Object Created', reason: 'PutObject' }],
  ['s3:ObjectCreated:Post', { type: 'Object Created', reason: 'POST Object' }],
  ['s3:ObjectCreated:Copy', { type: 'Object Created', reason: 'CopyObject' }],
  ['s3:ObjectCreated:CompleteMultipartUpload', { type: 'Object Created', reason: 'CompleteMultipartUpload' }],
  ['s3:ObjectRemoved:', { type: 'Object Deleted' }],
  ['s3:ObjectRestore:Post', { type: 'Object Restore Initiated' }],
  ['s3:ObjectRestore:Completed', { type: 'Object Restore Completed' }],
  ['s3:ObjectTagging:Put', { type: 'Object Tags Added' }],
  ['s3:ObjectTagging:Delete', { type: 'Object Tags Deleted' }],
]);

/** One event, which the notification of a bucket's own properties names; other notifications are somebody's to move. */
export function useEventBridge(app: GraphIndex, bucket: NodeOf<'bucket'>, { pushTarget, target }: Delivery, objects: Known<NotifiedObjects>): readonly Change[] {
  const functionArn = invokedArn(app, target);
  const told = isUnknown(objects) || objects.events.length !== 1 ? undefined : EVENTS.get(objects.events[0]);
  if (told === undefined || isUnknown(objects) || functionArn === undefined || pushTarget === undefined) return [];
  if (bucket.declaredAt === undefined || nodeId(pushTarget.declaredAt) !== bucket.id) return [];
  const rule = addResource(pushTarget.declaredAt, 'Event', 'AWS::Events::Rule', {
    EventPattern: {
      'source': ['aws.s3'],
      'detail-type': [told.type],
      'detail': {
        bucket: { name: [new NodeReference(bucket.id, 'Ref')] },
        ...(told.reason === undefined ? {} : { reason: [told.reason] }),
        ...keyPattern(objects),
      },
    },
    Targets: [{ Id: 'Function', Arn: functionArn }],
  });
  return [
    ...unsetValue(pushTarget, pushTarget.property),
    ...setValue(pushTarget, 'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true),
    rule,
  ];
}

function keyPattern({ prefix, suffix }: NotifiedObjects): { readonly [key: string]: TemplateValue } {
  if (prefix === '' && suffix === '') return {};
  const plain = (text: string): string => text.replace(/[*\\]/g, '\\$&');
  const key: TemplateValue = suffix === '' ? { prefix } : prefix === '' ? { suffix } : { wildcard: `${plain(prefix)}*${plain(suffix)}` };
  return { object: { key: [key] } };
}
