/**
 * Whether a service that holds a permission waits for the function's answer. IoT sends what a rule selects, and waits
 * for an authorizer, a provisioning hook or a certificate provider.
 *
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/lambda-rule-action.html
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth.html
 */
import { Known, unknown } from '../../model/known';
import { Resolved } from '../../template/value/resolved';
import { partsOf, render } from '../../template/value/text';

const BY_SOURCE = 'iot';
const SENDS = 'AWS::IoT::TopicRule';
/** The ARN of a rule, where account and Region may be hidden. */
const RULE = /^arn:[^:]*:iot:[^:]*:[^:]*:rule\//;
const OTHER = /^arn:[^:]*:iot:[^:]*:[^:]*:[a-z]+\//;

/** The way of an asynchronous service, for the source of its permission. */
export function wayOfSource(service: Known<string>, source: Resolved): Known<'async' | 'sync'> {
  if (service !== BY_SOURCE) return 'async';
  if (source.is === 'reference') return source.resource.type === SENDS ? 'async' : 'sync';
  // A pseudo parameter has colons, and is one piece.
  const text = source.is === 'absent' ? '' : render(partsOf(source).map((part) => (typeof part === 'string' ? part : '-')));
  if (RULE.test(text)) return 'async';
  return OTHER.test(text) ? 'sync' : unknown('a permission of IoT that names no rule and nothing else');
}
