/** Lists the mutants that Stryker makes of the sources, and writes one of them into its file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transpileModule } from 'typescript';

export interface Mutant {
  /** Relative to the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly start: number;
}

export async function mutantsOf(root: string, files: readonly string[]): Promise<readonly Mutant[]> {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const quiet = () => undefined;
  const off = () => false;
  const log = {
    ...{ trace: quiet, debug: quiet, info: quiet, warn: quiet, error: console.error, fatal: console.error },
    ...{ isTraceEnabled: off, isDebugEnabled: off, isInfoEnabled: off, isWarnEnabled: off, isErrorEnabled: off, isFatalEnabled: off },
  };
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const input = [...sources].map(([name, content]) => ({ name, content, mutate: true }));
  const { mutants } = await new Instrumenter(log).instrument(input, { plugins: null, excludedMutations: [], ignorers: [], noHeader: true });
  const starts = new Map([...sources].map(([file, text]) => [file, lineStarts(text)]));
  return mutants.map(({ fileName: file, location: { start, end }, mutatorName: mutator, replacement }) => {
    const lines = starts.get(file)!;
    const from = lines[start.line] + start.column;
    const original = sources.get(file)!.slice(from, lines[end.line] + end.column);
    return { file, line: start.line + 1, mutator, replacement, start: from, original };
  });
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** The source with the mutant: in parentheses where it may stand in them, so that the operators around it do not change. */
export function mutated(source: string, { start, original, replacement, mutator }: Pick<Mutant, 'start' | 'original' | 'replacement' | 'mutator'>): string | undefined {
  const [before, after] = [source.slice(0, start), source.slice(start + original.length)];
  const forms = mutator === 'BlockStatement' ? [replacement] : [`(${replacement})`, replacement];
  return forms.map((text) => before + text + after).find(isWritten);
}

function isWritten(source: string): boolean {
  return transpileModule(source, { reportDiagnostics: true, compilerOptions: { target: 9 } }).diagnostics?.length === 0;
}
