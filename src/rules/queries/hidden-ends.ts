/**
 * Deliveries of which one end is hidden: what they come from, which function they invoke, or where they lead what
 * fails. A rule that might speak of such a one, if it knew the end, says that it cannot tell.
 */
import { Delivery } from '../../model/delivery-graph';
import { Link } from '../../model/link';
import { Exit } from '../../model/policy';
import { Location, Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { location, untold } from '../kit/report';
import { hiddenSources } from './hidden-sources';
import { pushedDeliveries } from './push-targets';

/** Which of them a rule might speak of. */
export interface HiddenEnds {
  /** Of mappings whose source is hidden. */
  readonly source?: (mapping: Delivery) => boolean;
  /** Of mappings, invoke configs and URLs whose function is hidden, and of what invokes it through an alias. */
  readonly target?: (delivery: Delivery, app: GraphIndex) => boolean;
  /** Of ways out of a delivery that lead to a hidden place. */
  readonly exit?: (exit: Exit, delivery: Delivery) => boolean;
  /** Of dead-letter queues of services that push, where they are hidden. */
  readonly undelivered?: true;
  /** Of what a service pushes to a hidden place, which may be a function or anything else. */
  readonly link?: (link: Link) => boolean;
  /** Of pipes whose source is hidden. */
  readonly pipe?: true;
}

export function hiddenEnds(app: GraphIndex, ends: HiddenEnds): readonly Verdict[] {
  const { source, target, exit, undelivered, link, pipe } = ends;
  return [
    ...source === undefined ? [] : hiddenSources(app, source),
    ...app.deliveries.filter((delivery) => target?.(delivery, app)).flatMap(toldTarget),
    ...exit === undefined ? [] : app.deliveries.flatMap((delivery) => (
      exitsOf(delivery).filter((one) => exit(one, delivery))
        .flatMap((one) => untold(exitPlace(app, one, delivery), one.to))
    )),
    ...undelivered === undefined ? [] : toldUndelivered(app),
    ...app.graph.links.filter((one) => link?.(one)).flatMap((one) => untold(location([one, one.property]), one.to)),
    ...pipe === undefined ? [] : app.deliveries.filter(({ source: { service } }) => service === 'pipes')
      .flatMap((delivery) => untold(location([delivery, 'Source']), delivery.source.node)),
  ];
}

function toldTarget(delivery: Delivery): readonly Verdict[] {
  const { source: { service }, target: { function: id, through } } = delivery;
  const property = service === 'function-url' ? 'TargetFunctionArn' : 'FunctionName';
  return untold(location([delivery, property], [{ declaredAt: through }, 'FunctionName']), id);
}

function toldUndelivered(app: GraphIndex): readonly Verdict[] {
  return [
    ...pushedDeliveries(app).flatMap(({ pushTarget }) => (
      untold(location([pushTarget, pushTarget.deadLetterProperty ?? pushTarget.property]), pushTarget.deadLetter)
    )),
    ...app.graph.links.flatMap((link) => untold(location([link, link.property]), link.deadLetter)),
  ];
}

function exitsOf({ policy: { exits } }: Delivery): readonly Exit[] {
  return [...exits.failure, ...exits.success];
}

function exitPlace(app: GraphIndex, { by }: Exit, delivery: Delivery): Location | undefined {
  switch (by) {
    case 'on-failure': return location([delivery, 'DestinationConfig.OnFailure.Destination']);
    case 'on-success': return location([delivery, 'DestinationConfig.OnSuccess.Destination']);
    case 'function-dead-letter': return location([app.node(delivery.target.function), 'DeadLetterConfig.TargetArn']);
    case 'queue-redrive': return location([app.node(delivery.source.node), 'RedrivePolicy.deadLetterTargetArn']);
    default: return location([delivery.pushTarget, delivery.pushTarget?.deadLetterProperty ?? '']);
  }
}
