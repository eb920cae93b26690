/**
 * Deliveries with an unknown source, function or destination. A rule that might report such a delivery, if it knew that
 * end, reports itself undecided.
 */
import { Delivery } from '../../model/delivery-graph';
import { Link } from '../../model/link';
import { Exit } from '../../model/policy';
import { Location, Verdict } from './finding';
import { GraphIndex } from './graph-index';
import { hiddenSources } from './hidden-sources';
import { openEnds } from './open-ends';
import { isByPipe, pushedDeliveries } from './push-targets';
import { location, undecidedIfUnknown } from './report';

/** The deliveries that a rule might report. */
export interface HiddenEnds {
  /** Which mappings with an unknown source count. */
  readonly source?: (mapping: Delivery, app: GraphIndex) => boolean;
  /** Which mappings, invoke configs, URLs and aliases with an unknown function count. */
  readonly target?: (delivery: Delivery, app: GraphIndex) => boolean;
  /** Which exits with an unknown destination count. */
  readonly exit?: (exit: Exit, delivery: Delivery) => boolean;
  /** Unknown dead-letter queues of pushing services count. */
  readonly undelivered?: true;
  /** Which links with an unknown target count: it may be a function or anything else. */
  readonly link?: (link: Link) => boolean;
  /** Pipes with an unknown source count. */
  readonly pipe?: true;
}

export function hiddenEnds(app: GraphIndex, ends: HiddenEnds): readonly Verdict[] {
  const { source, target, exit, undelivered, link, pipe } = ends;
  const open = openEnds(app);
  return [
    ...source === undefined ? [] : hiddenSources(app, source),
    ...open.targets.filter((delivery) => target?.(delivery, app)).flatMap(undecidedTarget),
    ...open.exits.filter((one) => exit?.(one.exit, one.delivery))
      .flatMap((one) => undecidedIfUnknown(exitLocation(app, one.exit, one.delivery), one.exit.to)),
    ...undelivered === undefined ? [] : undecidedDeadLetters(app),
    ...open.links.filter((one) => link?.(one))
      .flatMap((one) => undecidedIfUnknown(location([one, one.property]), one.to)),
    ...pipe === undefined ? [] : app.deliveries.filter(isByPipe)
      .flatMap((delivery) => undecidedIfUnknown(location([delivery, 'Source']), delivery.source.node)),
  ];
}

function undecidedTarget(delivery: Delivery): readonly Verdict[] {
  const { access, source: { service }, target: { function: id, through } } = delivery;
  const invoke = access.find(({ purpose }) => purpose === 'invoke')?.neededBy.property;
  const property = service === 'function-url' ? 'TargetFunctionArn' : invoke || 'FunctionName';
  return undecidedIfUnknown(location([delivery, property], [{ declaredAt: through }, 'FunctionName']), id);
}

function undecidedDeadLetters(app: GraphIndex): readonly Verdict[] {
  return [
    ...pushedDeliveries(app).flatMap(({ pushTarget }) => {
      const { deadLetter, deadLetterProperty, property } = pushTarget;
      return undecidedIfUnknown(location([pushTarget, deadLetterProperty ?? property]), deadLetter);
    }),
    ...app.graph.links.flatMap((link) => undecidedIfUnknown(location([link, link.property]), link.deadLetter)),
  ];
}

function exitLocation(app: GraphIndex, { by }: Exit, delivery: Delivery): Location | undefined {
  switch (by) {
    case 'on-failure': return location([delivery, 'DestinationConfig.OnFailure.Destination']);
    case 'on-success': return location([delivery, 'DestinationConfig.OnSuccess.Destination']);
    case 'function-dead-letter': return location([app.node(delivery.target.function), 'DeadLetterConfig.TargetArn']);
    case 'queue-redrive': return location([app.node(delivery.source.node), 'RedrivePolicy.deadLetterTargetArn']);
    default: return location([delivery.pushTarget, delivery.pushTarget?.deadLetterProperty ?? '']);
  }
}
