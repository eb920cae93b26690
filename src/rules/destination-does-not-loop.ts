/** A destination that leads back to its own function invokes the function with its own records. */
import { and } from '../model/known';
import { allExits } from '../model/policy';
import { functionLoops, NodeLoop, NodeStep } from './destination-does-not-loop/function-loops';
import { defineRule } from './kit/define-rule';
import { Location } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { mayReadQueue, oncePerApp } from './kit/hidden-sources';
import { Step } from './kit/paths/step';
import { location, report } from './kit/report';
import { describeNodeOr, prop } from './kit/wording';
import { withFailureQueue } from './remedies/failure-queue';

const PROPERTIES: Partial<Record<Step['by'], string>> = {
  'on-failure': 'DestinationConfig.OnFailure.Destination',
  'on-success': 'DestinationConfig.OnSuccess.Destination',
  'function-dead-letter': 'DeadLetterConfig.TargetArn',
};

export const destinationDoesNotLoop = defineRule({
  id: 'destination-does-not-loop',
  severity: 'error',
  harm: 'doubled-or-blocked',
  why: 'Each record invokes the function again, until Lambda stops the loop after about 16 invocations, which it does not always do.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  hidden: {
    source: (mapping, app) => mayReadQueue(mapping) && hasExitOfFunction(app),
    target: ({ policy, source }) => policy.mode === 'poll' || source.kind === 'async',
    exit: () => true,
  },
  // Reported at every exit of the loop, because a change of any one of them breaks it.
  check: (app) => functionLoops(app).flatMap((loop) => loop.flatMap((step) => {
    const { by } = step;
    const property = PROPERTIES[by];
    const at = exitLocation(app, step);
    return property === undefined ? [] : report(
      at,
      and(...loop.map(({ taken }) => taken)),
      () => ({
        fact: `${prop(property)} leads back to the function itself: ${[...loop, loop[0]].map(({ from: { id } }) => describeNodeOr(app.node(id), id)).join(' → ')}`,
        consequence: 'Each record invokes the function again: Lambda stops some of these loops after about 16 invocations, and others never',
        fix: `Set ${prop(property)} to a queue, topic or bucket that does not invoke this function`,
        changes: step === exitToChange(app, loop) ? withFailureQueue(at?.at, property) : [],
      }),
    );
  })),
});

function exitLocation(app: GraphIndex, { by, from, delivery }: NodeStep): Location | undefined {
  const property = PROPERTIES[by];
  return property === undefined ? undefined : location([by === 'function-dead-letter' ? app.node(from.id) : delivery, property]);
}

/** One exit is enough to break a loop. An on-failure exit is preferred, because on-success may be intended. */
function exitToChange(app: GraphIndex, loop: NodeLoop): NodeStep | undefined {
  const exits = loop.filter((step) => exitLocation(app, step) !== undefined);
  return exits.find(({ by }) => by !== 'on-success') ?? exits[0];
}

/** Nothing leads back to a function if no function has an exit. */
const hasExitOfFunction = oncePerApp((app) => app.deliveries.some(({ policy }) => (
  allExits(policy).some(({ by }) => PROPERTIES[by] !== undefined)
)));
