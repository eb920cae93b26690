/** A setting leads to a new queue for what fails. Who may write there is asked of the next round, by the rules on permissions. */
import { DeclaredAt } from '../../model/node';
import { Change } from '../kit/change';
import { addFailureQueue, arnOfAddedResource, setValue } from '../kit/changes';

export function withFailureQueue(at: DeclaredAt | undefined, property: string): readonly Change[] {
  if (at === undefined) return [];
  const queue = addFailureQueue(at, 'FailureQueue');
  return [queue, ...setValue(at, property, arnOfAddedResource(queue))];
}
