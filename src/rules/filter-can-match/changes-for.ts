/** The edits that let a pattern match: of the pattern, of the scope of a filter policy, or of the delivery of a subscription. */
import { mismatchOf } from '../../events/compare';
import { isObject, JsonObject } from '../../model/json';
import { isUnknown } from '../../model/known';
import { Change } from '../kit/change';
import { setValue } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { Compared, PatternPlace } from './place';
import { repairOf } from './repair';

export function changesFor(
  app: GraphIndex, place: PatternPlace, pattern: JsonObject, compared: Compared,
): readonly Change[] {
  const { sender, ofAttributes } = compared;
  if (sender?.wrappedBy !== undefined) return rawDelivery(app, pattern, sender.wrappedBy);
  if (ofAttributes && sender !== undefined) {
    const { body } = sender;
    // No change where the body is hidden.
    const matches = !isUnknown(body) && mismatchOf(pattern, body) === undefined;
    return matches ? setValue(place.declaredAt, 'FilterPolicyScope', 'MessageBody') : [];
  }
  return repairOf(place, pattern, compared);
}

/** Only where nobody else reads the queue, and may count on the envelope. */
function rawDelivery(
  app: GraphIndex, { body }: JsonObject, { declaredAt, to }: NonNullable<Compared['sender']>['wrappedBy'] & object,
): readonly Change[] {
  const isOnlyReader = typeof to === 'string' && app.from(to).length === 1;
  return isOnlyReader && isObject(body) ? setValue(declaredAt, 'RawMessageDelivery', true) : [];
}
