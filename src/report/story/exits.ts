/** The exits of a delivery: of failed and handled events, and of those that the service cannot hand over to Lambda. */
import { defined } from '../../model/defined';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { Exit } from '../../model/policy';
import { GraphIndex } from '../../rules/kit/graph-index';
import { Most } from './bounds';
import { NamedEnds } from './ends';
import { keptFor } from './kept-for';
import { StoryExit } from './story';
import { Listeners } from './told-by';

export class StoryExits {
  private readonly listeners: Listeners;

  public constructor(private readonly app: GraphIndex, private readonly ends: NamedEnds) {
    this.listeners = new Listeners(app, ends);
  }

  public of(delivery: Delivery, waits: Known<Most>): readonly StoryExit[] {
    const { failure, success } = delivery.policy.exits;
    const toExit = (of: StoryExit['of']) => (exit: Exit): StoryExit => ({
      of,
      kind: exit.by,
      to: this.ends.of(exit.to),
      ...defined({ qualifier: exit.qualifier }),
      carries: exit.carries,
      keptFor: keptFor(exit, this.app.node(exit.to), delivery, waits),
      toldBy: this.listeners.of(exit),
    });
    return [
      ...failure.map(toExit('failed')),
      ...undelivered(delivery).map(toExit('undelivered')),
      ...success.map(toExit('handled')),
    ];
  }
}

/** Where the service itself waits for the run, its dead-letter queue is the exit of the policy. */
function undelivered({ source, pushTarget }: Delivery): readonly Exit[] {
  if (source.kind !== 'async' || pushTarget === undefined || pushTarget.deadLetter === 'none') return [];
  const { deadLetter } = pushTarget;
  return [{ by: 'target-dead-letter', to: deadLetter, carries: isUnknown(deadLetter) ? deadLetter : 'event' }];
}
