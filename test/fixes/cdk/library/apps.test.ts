/** The plans of twenty apps in the constructs of this library: pasted into the app, they leave what a person has to decide. */
import { LibraryPlan, libraryPlan, plainPlan } from '../../../../src/fixes/cdk/library/library-plan';
import { ran } from '../../../cli/support';
import { APPS } from '../../../constructs/defaults/apps';
import { WITH_CREATION_STACKS } from '../../../support/app';
import { pasted, planOf, rulesFound, synthesized } from './pasted';

/** Lines of code in the words of aws-cdk-lib, and in constructs. */
const LINES: Readonly<Record<keyof typeof APPS, readonly [l2: number, library: number]>> = {
  bigFan: [39, 15],
  bucketToQueue: [13, 4],
  claimCheck: [12, 3],
  crossStack: [56, 23],
  destinationsOfSuccess: [28, 10],
  destinedLambda: [67, 14],
  dynamoStreamer: [14, 8],
  gatewayToQueue: [24, 6],
  imports: [51, 21],
  kafka: [15, 9],
  lowLevel: [47, 24],
  nestedStacks: [101, 18],
  outbox: [42, 11],
  pipeline: [75, 12],
  poisonPill: [12, 8],
  qualifiers: [64, 18],
  recognition: [20, 2],
  safe: [0, 0],
  stages: [180, 27],
  webhook: [25, 11],
};

/** Imports, statements and options. */
function linesOf({ imports, words, blocks }: LibraryPlan): number {
  const told = blocks.map((block) => {
    if ('step' in block) return block.step.statements.length;
    const { options = [], statements = [] } = words.get(block.resource) ?? {};
    return options.length + statements.length;
  });
  return told.reduce((sum, count) => sum + count, imports.length);
}

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe.each(Object.entries(APPS))('%s', (name, build) => {
  const plan = planOf(build);

  test('has as many lines as the table says, fewer than in the words of aws-cdk-lib', () => {
    expect([linesOf(plainPlan(plan)), linesOf(libraryPlan(plan))]).toEqual(LINES[name]);
  });

  // A pipeline synthesizes its stages while they are added to it, so that nothing can be pasted into them.
  if (name === 'pipeline') return;

  test('pasted into the app, leaves only what the plan leaves to a person', () => {
    const left = new Set([...plan.left, ...plan.accepted].map(({ rule }) => rule));
    expect(rulesFound(pasted(build, plan)).filter((rule) => !left.has(rule))).toEqual([]);
  });
});

test('the command shows the lines that create the constructs of the app', () => {
  const { outdir } = synthesized(APPS.bucketToQueue, WITH_CREATION_STACKS);
  const { out } = ran(['check', outdir, '--fix-plan']);
  expect(out).toMatch(/^ {2}\/\/ uploaded: BucketToQueue\/Uploaded \(sqs\.Queue\) {2}\S+\/apps\/queues\.ts:\d+:\d+$/m);
  expect(out).toMatch(/^ {2}in place of the event source of BucketToQueue\/UploadedWorker .+ {2}\S+\/apps\/queues\.ts:\d+:\d+$/m);
  const { library } = JSON.parse(ran(['check', outdir, '--fix-plan', '--format', 'json']).out);
  expect(library).toMatchObject({
    constructs: expect.arrayContaining([expect.objectContaining({
      variable: 'uploaded', path: 'BucketToQueue/Uploaded', place: { file: expect.stringContaining('queues.ts'), line: expect.any(Number), column: expect.any(Number) },
    })]),
    blocks: [{ construct: 'SqsConsumer', replaces: { place: { file: expect.stringContaining('queues.ts') } } }],
  });
});
