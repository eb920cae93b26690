import { SpawnSyncReturns } from 'node:child_process';
import { Result } from './judge';
import { Snippet } from './tablet';

/** Each snippet is compiled as a package of its own. */
export type Packages = ReadonlyMap<string, Snippet>;

export const packagesOf = (snippets: readonly Snippet[]): Packages =>
  new Map(snippets.map((snippet, index) => [`s${index}`, snippet]));

/** What the compiler said of each snippet. One that fails without an error in a snippet could not begin. */
export function resultsOf(packages: Packages, run: SpawnSyncReturns<string>, stream: 'stdout' | 'stderr', pattern: RegExp): Result[] {
  const errors = run.error ? [] : [...run[stream].matchAll(pattern)].map(({ groups }) => groups!);
  if (run.status !== 0 && errors.length === 0) throw run.error ?? new Error(run.stderr || run.stdout);
  return [...packages].map(([pack, { name }]) => {
    const texts = errors.filter(error => error.pack === pack).map(({ text }) => text);
    return { name, error: [...new Set(texts)].join('\n') || undefined }; // Maven says each twice
  });
}
