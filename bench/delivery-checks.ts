/**
 * What `DeliveryChecks` takes, as a part of what the validator inside `cdk synth` takes over the same app, and of what cdk-nag's
 * `AwsSolutionsChecks` takes. All in one process and one run, with the newest aws-cdk-lib, since older ones have no validator:
 *
 *     node --expose-gc -r ./projenrc/newest-hook.js -r ts-node/register/transpile-only bench/delivery-checks.ts
 */
import { App, IPolicyValidationContext, IPolicyValidationPlugin } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { build } from './delivery-checks-app';
import { median } from './median';
import { DeliveryChecks } from '../src';

const ROUNDS = 7;
const MOST_OF_VALIDATOR = 1 / 50;
const MOST_OF_PACK = 1 / 20;

function took(work: () => unknown): number {
  global.gc?.();
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** One synth of a new app, with the validator inside it or without. */
function synth(validator: boolean): { readonly app: App; readonly ms: number } {
  process.env.CDK_VALIDATION = String(validator);
  const app = build();
  return { app, ms: took(() => app.synth()) };
}

function validates(plugin: IPolicyValidationPlugin, app: App): number {
  const templatePaths = app.synth().stacks.map(({ templateFullPath }) => templateFullPath);
  return took(() => plugin.validate({ appConstruct: app, templatePaths }));
}

console.error = () => undefined;
const first = synth(true).ms - synth(false).ms;
const times = Array.from({ length: ROUNDS }, () => {
  const [on, off] = [synth(true), synth(false)];
  return { validator: on.ms - off.ms, checks: validates(new DeliveryChecks(), off.app), pack: validates(new AwsSolutionsChecks(off.app), off.app) };
});
const of = (what: 'validator' | 'checks' | 'pack'): number => median(times.map((round) => round[what]));
const [ofValidator, ofPack] = [of('checks') / of('validator'), of('checks') / of('pack')];
console.log(`300 functions, 600 queues, 300 mappings in 6 stacks: DeliveryChecks ${of('checks').toFixed(0)} ms (first run ${times[0].checks.toFixed(0)} ms)`);
console.log(`validator of cdk synth ${of('validator').toFixed(0)} ms (first run ${first.toFixed(0)} ms): ratio 1/${(1 / ofValidator).toFixed(1)} (at most 1/50)`);
console.log(`cdk-nag AwsSolutionsChecks ${of('pack').toFixed(0)} ms: ratio 1/${(1 / ofPack).toFixed(1)} (at most 1/20)`);
process.exitCode = ofValidator <= MOST_OF_VALIDATOR && ofPack <= MOST_OF_PACK ? 0 : 1;
