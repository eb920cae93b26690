/**
 * Build and synth of 300 consumers with this library, as a ratio of the same resources by hand. The two alternate within one process, and
 * the ratio is that of their medians; aws-cdk-lib's validator is off.
 */
import { build, census } from './consumers';
import { median } from './median';

const ROUNDS = 15;
const MOST = 1.10;

process.env.CDK_VALIDATION = 'false';
type Way = 'ours' | 'byHand';
const times: Record<Way, number[]> = { ours: [], byHand: [] };
const counts = (way: Way) => JSON.stringify([...census(build(way))].sort());
if (counts('ours') !== counts('byHand')) {
  throw new Error(`The two apps differ:\n${counts('ours')}\n${counts('byHand')}`);
}
for (let round = 0; round < ROUNDS; round++) {
  for (const way of (round % 2 ? ['ours', 'byHand'] : ['byHand', 'ours']) as Way[]) {
    global.gc?.();
    const start = process.hrtime.bigint();
    build(way).synth();
    times[way].push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
const [ours, byHand] = [median(times.ours), median(times.byHand)];
const ratio = ours / byHand;
console.log(`300 consumers, build + synth: ours ${ours.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms, ratio ${ratio.toFixed(3)} (at most ${MOST.toFixed(2)})`);
process.exitCode = ratio <= MOST ? 0 : 1;
