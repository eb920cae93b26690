/** A record that comes back to the function that made it makes the next one. */
import { isUnknown } from '../model/known';
import { functionLoops, NodeLoop, NodeStep } from './destination-does-not-loop/function-loops';
import { defineRule } from './kit/define-rule';
import { Location } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';
import { Step } from './queries/paths/step';
import { withFailureQueue } from './remedies/failure-queue';

const PROPERTIES: Partial<Record<Step['by'], string>> = {
  'on-failure': 'DestinationConfig.OnFailure.Destination',
  'on-success': 'DestinationConfig.OnSuccess.Destination',
  'function-dead-letter': 'DeadLetterConfig.TargetArn',
};

export const destinationDoesNotLoop = defineRule({
  id: 'destination-does-not-loop',
  severity: 'error',
  why: 'Each record invokes the function again, until Lambda stops the loop after about 16 rounds or never.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  hidden: {
    source: mayReadQueue,
    target: ({ policy, source }) => policy.mode === 'poll' || source.kind === 'async',
    exit: () => true,
  },
  // Told at each of the loop's exits, of which any may be led elsewhere.
  check: (app) => functionLoops(app).flatMap((loop) => loop.flatMap((step) => {
    const { by } = step;
    const property = PROPERTIES[by];
    const spot = placeOf(app, step);
    return property === undefined ? [] : report(
      spot,
      loop.map(({ taken }) => taken).find(isUnknown) ?? true,
      () => ({
        fact: `${property} leads back to the function itself: ${[...loop, loop[0]].map((other) => nameOf(app, other)).join(' → ')}`,
        consequence: 'Each record invokes the function once more; Lambda stops some such loops after about 16 rounds, and others never',
        fix: `Set ${property} to a queue, topic or bucket that does not feed this function`,
        changes: step === opened(app, loop) ? withFailureQueue(spot?.at, property) : [],
      }),
    );
  })),
});

function placeOf(app: GraphIndex, { by, from, delivery }: NodeStep): Location | undefined {
  const property = PROPERTIES[by];
  return property === undefined ? undefined : location([by === 'function-dead-letter' ? app.node(from.id) : delivery, property]);
}

/** One exit is enough to open a loop: rather one for failures, since what succeeded may be meant to go on. */
function opened(app: GraphIndex, loop: NodeLoop): NodeStep | undefined {
  const exits = loop.filter((step) => placeOf(app, step) !== undefined);
  return exits.find(({ by }) => by !== 'on-success') ?? exits[0];
}

function nameOf(app: GraphIndex, { from: { id } }: Step): string {
  const node = app.node(id);
  return node === undefined ? id : describeNode(node);
}
