/**
 * Build and synth of 300 consumers with this library, as a ratio of the same resources by hand beside an empty
 * validation plug-in, since aws-cdk-lib prepares the validation of an app at a cost of its own. The ways alternate within
 * one process, and a ratio is the median of the rounds' ratios: a machine may be half as fast again a minute later, and
 * the ways of one round run next to each other. aws-cdk-lib's validator is off.
 *
 *     npm run bench                         every kind of consumer
 *     npm run bench -- --mix polled         queues, streams and tables alone
 */
import { parseArgs } from 'node:util';
import { App, IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { build, census, Mix, MIXES } from './consumers';
import { median } from './median';

const MOST = 1.12;

const { values: options } = parseArgs({
  options: { mix: { type: 'string', default: 'all' }, rounds: { type: 'string', default: '15' } },
});
if (!Object.hasOwn(MIXES, options.mix)) throw new Error(`--mix is ${options.mix}, and takes ${Object.keys(MIXES).join(' or ')}`);
const mix = options.mix as Mix;

process.env.CDK_VALIDATION = 'false';
const EMPTY: IPolicyValidationPlugin = { name: 'Empty', validate: () => ({ success: true, violations: [] }) };

function withEmptyPlugin(app: App): App {
  Validations.of(app).addPlugins(EMPTY);
  return app;
}

function withoutChecks(app: App): App {
  app.node.setContext('cdk-lambda-delivery:checks', false);
  return app;
}

const WAYS = {
  byHand: () => build(mix, 'byHand'),
  besideEmpty: () => build(mix, 'byHand', withEmptyPlugin),
  unchecked: () => build(mix, 'ours', withoutChecks),
  ours: () => build(mix, 'ours'),
} as const;
type Way = keyof typeof WAYS;
const ORDER: readonly Way[] = ['byHand', 'besideEmpty', 'ours', 'unchecked'];

const counts = (way: Way) => JSON.stringify([...census(WAYS[way]())].sort());
if (counts('ours') !== counts('byHand')) {
  throw new Error(`The two apps differ:\n${counts('ours')}\n${counts('byHand')}`);
}

const times: Record<Way, number[]> = { byHand: [], besideEmpty: [], unchecked: [], ours: [] };
for (let round = 0; round < Number(options.rounds); round++) {
  for (const way of round % 2 ? ORDER : [...ORDER].reverse()) {
    global.gc?.();
    const start = process.hrtime.bigint();
    WAYS[way]().synth();
    times[way].push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
const ms = (way: Way) => `${median(times[way]).toFixed(0)} ms`;
const ratioOf = (way: Way, to: Way) => median(times[way].map((time, round) => time / times[to][round]));
const ratio = ratioOf('ours', 'besideEmpty');
console.log([
  `300 consumers (${mix}), build + synth: by hand ${ms('byHand')}, by hand beside an empty plug-in ${ms('besideEmpty')}, ours ${ms('ours')}`,
  `ours to by hand beside an empty plug-in: ${ratio.toFixed(3)} (at most ${MOST.toFixed(2)}); to by hand: ${ratioOf('ours', 'byHand').toFixed(3)}`,
  `without the checks: ${ms('unchecked')}, ${ratioOf('unchecked', 'byHand').toFixed(3)} × by hand`,
].join('\n'));
process.exitCode = ratio <= MOST ? 0 : 1;
