/** Mutants that no test can kill, each with the reason: what they change is never seen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mutant } from './mutants';

export interface Equivalent {
  readonly file: string;
  /** The whole line of the source, without its indentation, on which the mutant begins. */
  readonly line: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

export const EQUIVALENT: readonly Equivalent[] = JSON.parse(readFileSync(join(__dirname, 'equivalent-mutants.json'), 'utf8'));

export function lineOf(source: string, start: number): string {
  return source.slice(source.lastIndexOf('\n', start - 1) + 1).split('\n', 1)[0].trim();
}

export function reasonOf(mutant: Mutant, source: string): string | undefined {
  const line = lineOf(source, mutant.start);
  return EQUIVALENT.find((known) => known.file === mutant.file && known.line === line && known.original === mutant.original
    && known.replacement === mutant.replacement)?.reason;
}
