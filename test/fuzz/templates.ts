/**
 * The fuzzer: spoils real templates for a while and lets the whole engine judge them.
 *
 *     npx ts-node --project tsconfig.dev.json --transpile-only test/fuzz/templates.ts \
 *       [--seconds 60 | --cases N] [--seed N] [--path P]
 *
 * A seed makes the same cases again; with the path that a failure prints, that one case alone. The case at work stands
 * in `test-reports/fuzz-templates/running.json`, for whoever has to end a run that hangs.
 */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { fuzz, REPORTS } from './template-laws';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { seconds: text, cases: text, seed: text, path: text } });
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const end = values.cases === undefined
  ? { interruptAfterTimeLimit: Number(values.seconds ?? 60) * 1_000, numRuns: Number.MAX_SAFE_INTEGER }
  : { numRuns: Number(values.cases) };

mkdirSync(REPORTS, { recursive: true });
console.log(`seed ${seed}`);
const { cases, failure } = fuzz(
  values.path === undefined ? { seed, ...end } : { seed, path: values.path, endOnFailure: true },
  (one) => writeFileSync(join(REPORTS, 'running.json'), JSON.stringify({ seed, ...one })),
);
console.log(failure === undefined ? `${cases} cases, no law broken` : failure.message);
process.exitCode = failure === undefined ? 0 : 1;
