/** Adds a queue for failed events and refers to it in a setting. The next fix pass adds the permissions, because then the permission rules report them. */
import { DeclaredAt } from '../../model/node';
import { Change } from '../kit/change';
import { addFailureQueue, arnOfAddedResource, setValue } from '../kit/changes';

export function withFailureQueue(at: DeclaredAt | undefined, property: string): readonly Change[] {
  if (at === undefined) return [];
  const queue = addFailureQueue(at, 'FailureQueue');
  return [queue, ...setValue(at, property, arnOfAddedResource(queue))];
}
