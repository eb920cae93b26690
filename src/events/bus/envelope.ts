/**
 * The fields that every event on a bus has, whoever sends it. The list is complete.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
 */
import { closed, FieldsShape, itemsLike, open, Shape, TEXT, texts } from '../shape';

export function busEvent(detail: Shape = open()): FieldsShape {
  return closed({
    ...texts('version', 'id', 'detail-type', 'source', 'account', 'time', 'region'),
    'resources': itemsLike(() => TEXT),
    detail,
    'replay-name': TEXT,
  });
}
