/** Which call of an API a universal target makes, from its ARN: `sqs:sendMessage`. */
import { at } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf, render } from '../../template/value/text';

const UNIVERSAL = /^arn:[^:]*:scheduler:::aws-sdk:([A-Za-z0-9]+:[A-Za-z0-9]+)$/;

/** Empty for a target that is none. */
export function calledBy(target: Resolved): string {
  const arn = at(target, 'Arn');
  return UNIVERSAL.exec(arn.is === 'scalar' || arn.is === 'text' ? textAt(arn) : '')?.[1] ?? '';
}

/** The partition may be a pseudo parameter. */
function textAt(arn: Resolved): string {
  return render(partsOf(arn)).replace('${AWS::Partition}', 'aws');
}
