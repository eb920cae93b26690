import { Story } from './story';

/** Whether a failed event ends at the caller alone, which waits for the answer. */
export function endsAtCaller({ handover, exits }: Pick<Story, 'handover' | 'exits'>): boolean {
  return handover === 'sync' && !exits.some(({ of }) => of === 'failed');
}
