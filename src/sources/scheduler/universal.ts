/**
 * The universal target of a schedule that invokes a function by the API of Lambda. With the invocation type `Event` it is
 * an invocation like any other. Of one that waits, nothing says whether Scheduler takes an error of the function for one.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
import { functionNamed } from '../../template/arn/function-named';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Resolved } from '../../template/value/resolved';
import { partsOf, render } from '../../template/value/text';
import { Push } from '../push/push-reader';

const INVOKE = /^arn:[^:]*:scheduler:::aws-sdk:lambda:invoke(Async)?$/;

/** Undefined for every other target, and where the way is not known. */
export function universalInvocation(schedule: Resource): Pick<Push, 'to' | 'qualifier'> | undefined {
  const target = at(propertiesOf(schedule), 'Target');
  const arn = at(target, 'Arn');
  const [called, async] = INVOKE.exec(arn.is === 'scalar' || arn.is === 'text' ? textAt(arn) : '') ?? [];
  if (called === undefined) return undefined;
  const input = parseJsonText(at(target, 'Input'), schedule.stack);
  const to = functionNamed(at(input, 'FunctionName'));
  if (!namesFunction(to) || (async === undefined && textOf(at(input, 'InvocationType'), '') !== 'Event')) return undefined;
  const qualifier = at(input, 'Qualifier');
  return { to, ...(qualifier.is === 'absent' ? {} : { qualifier }) };
}

/** The partition may be a pseudo parameter. */
function textAt(arn: Resolved): string {
  return render(partsOf(arn)).replace('${AWS::Partition}', 'aws');
}
