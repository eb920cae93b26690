/** A record that comes back to the function that made it makes the next one. */
import { defineRule } from './define-rule';
import { Step } from '../model/paths/step';
import { isUnknown } from '../model/unknown';
import { functionLoops } from './support/function-loops';
import { judge, place } from './support/judge';
import { Lookup } from './support/lookup';
import { named } from './support/words';

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
  // Told at each of the loop's exits, of which any may be led elsewhere.
  check: (app) => functionLoops(app).flatMap((loop) => loop.flatMap(({ by, from, delivery }) => {
    const property = PROPERTIES[by];
    return property === undefined ? [] : judge(
      place([by === 'function-dead-letter' ? app.node(from.id) : delivery, property]),
      loop.map(({ taken }) => taken).find(isUnknown) ?? true,
      () => ({
        fact: `${property} leads back to the function itself: ${[...loop, loop[0]].map((step) => nameOf(app, step)).join(' → ')}`,
        consequence: 'Each record invokes the function once more; Lambda stops some such loops after about 16 rounds, and others never',
        fix: `Set ${property} to a queue, topic or bucket that does not feed this function`,
      }),
    );
  })),
});

function nameOf(app: Lookup, { from: { id } }: Step): string {
  const node = app.node(id);
  return node === undefined ? id : named(node);
}
