/** The dead-letter queues of queues. */
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { GraphIndex, NodeOf } from '../kit/graph-index';

export interface RedrivingQueue {
  readonly queue: NodeOf<'queue'>;
  readonly to: Known<NodeId>;
}

/** Every queue of the app that has, or may have, a redrive policy. */
export function redrivingQueues(app: GraphIndex): readonly RedrivingQueue[] {
  return app.all('queue').flatMap((queue) => {
    const to = redriveTarget(queue);
    return to === 'none' || queue.declaredAt === undefined ? [] : [{ queue, to }];
  });
}

export function redriveTarget({ redrive }: NodeOf<'queue'>): Known<NodeId | 'none'> {
  return isUnknown(redrive) || redrive === 'none' ? redrive : redrive.deadLetterQueue;
}
