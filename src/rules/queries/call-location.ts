/** The setting by which a delivery invokes its function; for a caller that only a permission names, a setting of the function. */
import { Delivery } from '../../model/delivery-graph';
import { Location } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { location } from '../kit/report';

/** Whether something invokes the function: an invoke config alone does not. */
export function hasCaller({ source }: Delivery): boolean {
  return source.kind !== 'async' || source.node !== undefined;
}

export function callLocation(app: GraphIndex, delivery: Delivery, property: string): Location | undefined {
  const { access, pushTarget, source, target } = delivery;
  const invoke = access.find(({ purpose }) => purpose === 'invoke')?.neededBy;
  return location(
    [pushTarget, pushTarget?.property ?? ''],
    [source.kind === 'async' ? undefined : delivery, invoke?.property ?? 'FunctionName'],
    [app.node(target.function), property],
  );
}
