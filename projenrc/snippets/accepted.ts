/**
 * Snippets that do not work in a language, as `{ snippet: 'SqsConsumer', error: 'part of the error', reason: 'why nothing mends it' }`. Neither
 * other TypeScript nor `mend.js` may be able to help. An entry whose snippet works is a failure.
 */
export interface Accepted { readonly snippet: string; readonly error: string; readonly reason: string }

export const accepted: Record<'python' | 'java' | 'go', readonly Accepted[]> = { python: [], java: [], go: [] };
