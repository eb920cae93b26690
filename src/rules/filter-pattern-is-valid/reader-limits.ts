/** What the pattern of a mapping or pipe may ask for, by the source that it reads. */
import { Delivery } from '../../model/delivery-graph';
import { andThen, isUnknown, Known } from '../../model/known';
import { PatternLimits, PatternProblem, problemOfPattern } from '../../patterns/filter-pattern';
import { factsOf } from '../../sources/facts';
import { KINESIS_JSON_KEY } from '../../sources/kinesis/facts';
import { GraphIndex } from '../kit/graph-index';
import { kindOf } from '../kit/hidden-sources';
import { isPipe } from '../queries/reader-settings';
import { withoutIntrinsics } from './without-intrinsics';

export interface ReaderLimits {
  readonly limits: PatternLimits;
  /** Whether `jsonKey` of the limits applies: unknown for a pipe whose source is hidden. */
  readonly takesJson: Known<boolean>;
}

/** A pattern of a pipe may contain any key. */
export function readerLimits(app: GraphIndex, delivery: Delivery): ReaderLimits {
  const { source: { node } } = delivery;
  if (isPipe(delivery)) {
    return { limits: { jsonKey: KINESIS_JSON_KEY }, takesJson: isUnknown(node) ? node : app.node(node)?.kind === 'stream' };
  }
  const { filterKeys: rootKeys, jsonKey } = factsOf(kindOf(delivery)) ?? {};
  return { limits: { rootKeys, jsonKey }, takesJson: true };
}

export function isInvalid(pattern: Known<string>, { limits, takesJson }: ReaderLimits): Known<boolean> {
  return andThen(pattern, (written) => {
    const text = withoutIntrinsics(written);
    if (problemOfPattern(text, limits) === undefined) return false;
    return problemOfPattern(text, { ...limits, jsonKey: undefined }) === undefined ? takesJson : true;
  });
}

/** Of one of several values that the pattern may have. */
export function problemIn(pattern: Known<string>, { limits }: ReaderLimits): PatternProblem | undefined {
  const texts = isUnknown(pattern) ? pattern.oneOf ?? [] : [pattern];
  return texts
    .map((text) => problemOfPattern(withoutIntrinsics(String(text)), limits))
    .find((one) => one !== undefined);
}
