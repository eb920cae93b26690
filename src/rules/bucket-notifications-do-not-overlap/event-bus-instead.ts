/**
 * Replaces the notification of a function by an EventBridge rule, because several rules can match the same event. The function then receives
 * the event in EventBridge's format.
 */
import { S3_SOURCE } from '../../events/bus/s3';
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

/**
 * The EventBridge names of S3's event types that one `detail-type` replaces. `BUCKET_EVENTS`, for a new trigger, asks for
 * the reason of a removal too: a rule in the place of a notification may match more than it did, but never less.
 */
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

/** Replaces only notifications of a single event type in the bucket's own properties. A person has to move the others. */
export function useEventBridge(
  app: GraphIndex, bucket: NodeOf<'bucket'>, { pushTarget, target }: Delivery, objects: Known<NotifiedObjects>,
): readonly Change[] {
  const functionArn = invokedArn(app, target);
  const event = isUnknown(objects) || objects.events.length !== 1 ? undefined : EVENTS.get(objects.events[0]);
  if (event === undefined || isUnknown(objects) || functionArn === undefined || pushTarget === undefined) return [];
  if (bucket.declaredAt === undefined || nodeId(pushTarget.declaredAt) !== bucket.id) return [];
  const rule = addResource(pushTarget.declaredAt, 'Event', 'AWS::Events::Rule', {
    EventPattern: {
      'source': [S3_SOURCE],
      'detail-type': [event.type],
      'detail': {
        bucket: { name: [new NodeReference(bucket.id, 'Ref')] },
        ...(event.reason === undefined ? {} : { reason: [event.reason] }),
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
  const escape = (text: string): string => text.replace(/[*\\]/g, '\\$&');
  const key: TemplateValue = suffix === '' ? { prefix } : prefix === '' ? { suffix } : { wildcard: `${escape(prefix)}*${escape(suffix)}` };
  return { object: { key: [key] } };
}
