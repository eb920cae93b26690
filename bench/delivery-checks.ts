/**
 * What `DeliveryChecks` takes, as a part of what the validator inside `cdk synth` takes over the same app, and of what cdk-nag's
 * `AwsSolutionsChecks` takes. Each is measured as users meet it, in a process that does nothing else, in turns; and once more when the process is
 * warm, as in a watch or in tests. With the newest aws-cdk-lib, since older ones have no validator. Needs the compiled library.
 */
import { execFileSync } from 'child_process';
import { join } from 'path';
import { median } from './median';

const ROUNDS = 3;
const MOST_OF_VALIDATOR = 1 / 25;
const MOST_OF_PACK = 1 / 4;

type What = 'off' | 'validator' | 'checks' | 'pack';
interface Time { readonly first: number; readonly again: number }

function measured(what: What): Time {
  return JSON.parse(execFileSync(process.execPath, [
    '-r', './projenrc/newest-hook.js', '-r', 'ts-node/register/transpile-only', join(__dirname, 'delivery-checks-child.ts'), what,
  ], { encoding: 'utf8', cwd: join(__dirname, '..') })) as Time;
}

const rounds = Array.from({ length: ROUNDS }, () => ({
  off: measured('off'), validator: measured('validator'), checks: measured('checks'), pack: measured('pack'),
}));
const of = (what: What, when: keyof Time): number => median(rounds.map((round) => round[what][when]));
const validator = of('validator', 'first') - of('off', 'first');
const ratio = (part: number, whole: number): string => `1/${(whole / part).toFixed(1)}`;

console.log(`300 functions, 600 queues, 300 mappings in 6 stacks, in a new process: DeliveryChecks ${of('checks', 'first').toFixed(0)} ms; once warm ${of('checks', 'again').toFixed(0)} ms`);
console.log(`validator inside cdk synth ${validator.toFixed(0)} ms: ratio ${ratio(of('checks', 'first'), validator)}, warm checks ${ratio(of('checks', 'again'), validator)} (at most 1/25)`);
console.log(`cdk-nag AwsSolutionsChecks ${of('pack', 'first').toFixed(0)} ms, warm ${of('pack', 'again').toFixed(0)} ms: ratio ${ratio(of('checks', 'first'), of('pack', 'first'))}, warm ${ratio(of('checks', 'again'), of('pack', 'again'))} (at most 1/4)`);
process.exitCode = of('checks', 'first') <= MOST_OF_VALIDATOR * validator && of('checks', 'first') <= MOST_OF_PACK * of('pack', 'first') ? 0 : 1;
