/** One value that differs. What is hidden by one reason and then by another is no change. */
import { isUnknown, Known } from '../../model/known';
import { ChangeKind, StoryChange } from './change';

export function valueChange<T>(
  kind: ChangeKind, what: string, old: Known<T>, value: Known<T>, words: (value: Known<T>) => string,
): readonly Omit<StoryChange, 'story'>[] {
  const change = { what, before: words(old), after: words(value) };
  if (isUnknown(old) !== isUnknown(value)) return [{ ...change, kind: 'known' }];
  return change.before === change.after ? [] : [{ ...change, kind }];
}
