/**
 * The universal target of a schedule that invokes a function by the API of Lambda. With the invocation type `Event` it is
 * an invocation like any other. Of one that waits, nothing says whether Scheduler takes an error of the function for one.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
import { andThen, unwritten } from '../../model/known';
import { functionNamed } from '../../template/arn/function-named';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Resolved } from '../../template/value/resolved';
import { Push } from '../push/push-reader';
import { calledBy } from './universal-call';

const INVOKE = /^lambda:invoke(Async)?$/;
const ERROR_OF_WAITING = 'what EventBridge Scheduler makes of an error of a function that it waits for';

/** Undefined for every other target, and where the function is not known. */
export function universalInvocation(schedule: Resource): Pick<Push, 'to' | 'qualifier' | 'way'> | undefined {
  const target = at(propertiesOf(schedule), 'Target');
  const [called, async] = INVOKE.exec(calledBy(target)) ?? [];
  if (called === undefined) return undefined;
  const input = parseJsonText(at(target, 'Input'), schedule.stack);
  const to = functionNamed(at(input, 'FunctionName'));
  if (!namesFunction(to)) return undefined;
  const qualifier = at(input, 'Qualifier');
  return {
    to,
    way: async === undefined ? wayOf(at(input, 'InvocationType')) : 'async',
    ...(qualifier.is === 'absent' ? {} : { qualifier }),
  };
}

function wayOf(invocationType: Resolved): Push['way'] {
  return andThen(textOf(invocationType, ''), (type): Push['way'] => (type === 'Event' ? 'async' : unwritten(ERROR_OF_WAITING)));
}
