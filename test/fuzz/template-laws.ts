/** What must hold of every spoilt template, and how a case that breaks it is told: the case, its template as a file, the way to run it again. */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { FileError } from '../../src/files/file-error';
import { appOfTemplate } from '../hostile/engine';
import { brokenLawsOfTwo } from '../hostile/invariants';
import { Case, CASE, templateOf } from './template-mutations';

export const REPORTS = join(__dirname, '../../test-reports/fuzz-templates');

export function lawsOf(template: unknown): readonly string[] {
  try {
    return brokenLawsOfTwo(() => appOfTemplate(template), written(template));
  } catch (error) {
    return error instanceof FileError ? [] : [`thrown: ${(error as Error).stack ?? String(error)}`];
  }
}

export interface Failure { readonly message: string; readonly file: string }

interface Fuzzed { readonly cases: number; readonly failure?: Failure }

/** Runs until one fails, or all are done, or the time is up. */
export function fuzz(parameters: fc.Parameters<[Case]>, before: (one: Case) => void = () => {}): Fuzzed {
  const details = fc.check(fc.property(CASE, (one) => {
    before(one);
    const laws = lawsOf(templateOf(one));
    if (laws.length > 0) throw new Error(laws.join('\n'));
  }), parameters);
  if (!details.failed || details.counterexample === null) return { cases: details.numRuns };
  const [one] = details.counterexample;
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `failed-${details.seed}.template.json`);
  writeFileSync(file, written(templateOf(one)));
  const replay = `npx ts-node --project tsconfig.dev.json --transpile-only test/fuzz/templates.ts --seed ${details.seed} --path ${details.counterexamplePath}`;
  return {
    cases: details.numRuns,
    failure: { file, message: `${String(details.errorInstance)}\ncase: ${written(one, shortened)}\ntemplate: ${file}\nagain: ${replay}` },
  };
}

function shortened(_: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > 100 ? `${value.slice(0, 20)}… (${value.length} characters)` : value;
}

/** Nothing of a value that JSON cannot hold, since it is nested too deeply. */
export function written(value: unknown, replacer?: typeof shortened): string {
  try {
    return JSON.stringify(value, replacer, replacer === undefined ? 1 : undefined);
  } catch {
    return '';
  }
}
