import { Story } from './story';

/** Where a failed event ends, if nothing but the caller has it. */
export const CALLER_GETS = {
  sync: 'the caller gets the error',
  callback: 'the caller gets no result',
} as const;

/** Undefined if the event ends elsewhere too. */
export function callerGets({ handover, exits }: Pick<Story, 'handover' | 'exits'>): string | undefined {
  if (handover !== 'sync' && handover !== 'callback') return undefined;
  return exits.some(({ of }) => of === 'failed') ? undefined : CALLER_GETS[handover];
}
