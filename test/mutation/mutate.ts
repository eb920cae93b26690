/**
 * Mutation testing of the pure half: changes one expression at a time and asks whether a test notices.
 *
 *     npx projen mutate -- --seed 1 --mutants 300 [--in src/iam] [--minutes 60] [--nearest 40] [--least 90]
 *
 * The mutants are Stryker's (its instrumenter), drawn by a seed. Each is tried on the test files that load its source,
 * the nearest first (all of them, or so many), up to the first that fails. Stryker's own runner loads all related test files for each mutant,
 * which are most of the suite: the functions under test run while tables of tests are made, so that it cannot tell by
 * coverage which tests matter.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Copy } from './copy';
import { reasonOf } from './equivalent';
import { Mutant, mutantsOf, mutated } from './mutants';
import { nearestTests } from './nearest-tests';
import { sample } from './sample';

type Verdict = 'killed' | 'endless' | 'survived' | 'equivalent' | 'does not compile' | 'no test';
interface Tried { readonly mutant: Mutant; readonly verdict: Verdict; readonly why: string }

const ROOT = join(__dirname, '../..');
const { values: options } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'), // projen hands on what npx separates by
  options: {
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '300' },
    in: { type: 'string', default: 'src' },
    nearest: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '600' },
    least: { type: 'string', default: '90' },
  },
});

/** The pure half is all that does not load aws-cdk-lib. */
function pureSources(): readonly string[] {
  const { stdout } = spawnSync('git', ['ls-files', options.in], { cwd: ROOT, encoding: 'utf8' });
  return stdout.split('\n').filter((file) => file.endsWith('.ts') && !file.startsWith('src/constructs/') && file !== 'src/index.ts');
}

class Trial {
  private readonly copy = new Copy(ROOT);
  private readonly related = new Map<string, readonly string[]>();
  private readonly kills = new Map<string, number>();

  public mutants(): Promise<readonly Mutant[]> {
    return mutantsOf(this.copy.path, pureSources());
  }

  public end(): void {
    this.copy.remove();
  }

  public async try(mutant: Mutant): Promise<Tried> {
    const source = this.copy.read(mutant.file);
    const reason = reasonOf(mutant, source);
    if (reason !== undefined) return { mutant, verdict: 'equivalent', why: reason };
    const text = mutated(source, mutant);
    if (text === undefined) return { mutant, verdict: 'does not compile', why: 'syntax' };
    const tests = nearestTests(mutant.file, this.testsOf(mutant.file), this.kills).slice(0, Number(options.nearest));
    if (tests.length === 0) return { mutant, verdict: 'no test', why: 'no test loads the file' };
    return this.copy.with(mutant.file, text, async () => {
      const run = await this.copy.run(tests);
      if (run.outcome === 'endless') return { mutant, verdict: 'endless', why: '' };
      if (run.outcome === 'passed') return this.copy.compiles() ? { mutant, verdict: 'survived', why: '' } : { mutant, verdict: 'does not compile', why: 'types' };
      const [file] = run.by.split(': ');
      this.kills.set(file, (this.kills.get(file) ?? 0) + 1);
      return { mutant, verdict: 'killed', why: run.by };
    });
  }

  private testsOf(file: string): readonly string[] {
    const known = this.related.get(file) ?? this.copy.relatedTests(file);
    this.related.set(file, known);
    return known;
  }
}

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
};
const show = ({ mutant: { file, line, mutator, original, replacement }, verdict, why }: Tried): string =>
  `${verdict}: ${file}:${line} ${mutator}: ${clip(original)} → ${clip(replacement)}${why === '' ? '' : ` (${why})`}`;

function write(all: number, tried: readonly Tried[]): number {
  const count = (...verdicts: readonly Verdict[]): number => tried.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const killed = count('killed', 'endless');
  const counted = killed + count('survived', 'no test');
  const score = counted === 0 ? 100 : 100 * killed / counted;
  mkdirSync(join(ROOT, 'test-reports'), { recursive: true });
  writeFileSync(join(ROOT, 'test-reports/mutation.json'), `${JSON.stringify({ ...options, all, score, tried }, undefined, 1)}\n`);
  console.log(`seed ${options.seed}: ${tried.length} of ${all} mutants of ${options.in}: ${killed} killed (${count('endless')} by never ending), `
    + `${count('survived', 'no test')} survived, ${count('equivalent')} equivalent, ${count('does not compile')} do not compile. Score ${score.toFixed(1)} %.`);
  return score;
}

async function main(): Promise<void> {
  const started = Date.now();
  const trial = new Trial();
  const tried: Tried[] = [];
  let all: readonly Mutant[] = [];
  try {
    all = await trial.mutants();
    for (const mutant of sample(all, Number(options.mutants), Number(options.seed))) {
      if (Date.now() - started > Number(options.minutes) * 60_000) break;
      const one = await trial.try(mutant);
      tried.push(one);
      console.log(`${tried.length} ${Math.round((Date.now() - started) / 1_000)} s ${show(one)}`);
    }
  } finally {
    trial.end();
  }
  tried.filter(({ verdict }) => verdict === 'survived' || verdict === 'no test').forEach((one) => console.log(show(one)));
  if (write(all.length, tried) < Number(options.least)) process.exitCode = 1;
}

void main();
