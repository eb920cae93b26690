import { Accepted } from './accepted';

/** What came of a snippet in one language. */
export interface Result { readonly name: string; readonly error?: string }
/** `accepted` is the reason of an error that is. */
export interface Judgement { readonly name: string; readonly problem?: string; readonly accepted?: string }

/** What is wrong with results: an error that is not accepted, an accepted one that is gone, and an entry whose snippet is gone. */
export function judge(results: readonly Result[], accepted: readonly Accepted[]): Judgement[] {
  const judged = results.map(({ name, error }): Judgement => {
    const entry = accepted.find(({ snippet }) => snippet === name);
    if (!error) return { name, problem: entry && `works, and need not be accepted: ${entry.reason}` };
    return entry && error.includes(entry.error) ? { name, accepted: entry.reason } : { name, problem: error };
  });
  const gone = accepted.filter(({ snippet }) => !results.some(({ name }) => name === snippet));
  return [...judged, ...gone.map(({ snippet }) => ({ name: snippet, problem: 'is accepted, and there is no such snippet' }))];
}
