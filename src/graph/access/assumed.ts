/**
 * What a service does by a role needs the role to admit the service, for the resource that makes it call.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
import { isUnknown } from '../../model/known';
import { Push } from '../../sources/push/push-reader';
import { partsOf, render } from '../../template/value/text';
import { clip } from '../../text/clip';
import { AccessAnswer, AccessContext } from './question';

/** Services of which AWS names the principal that a role has to admit. */
const ASSUMING: ReadonlySet<string> = new Set([
  'apigateway', 'appsync', 'events', 'firehose', 'iot', 'logs', 'pipes', 'scheduler', 'states',
]);

type Assuming = { readonly service: string } & Pick<Push, 'by' | 'assumesFor'>;
type Refused = Pick<Extract<AccessAnswer['by'], { kind: 'role' }>, 'assumedBy' | 'assumedFor'>;

/** The same answers, all refused if the role does not admit the service. What is not known about that refuses nothing. */
export function assumedBy(
  push: Assuming, answers: readonly AccessAnswer[], context: AccessContext,
): readonly AccessAnswer[] {
  // AWS does not say which principal calls for a subscriber of an enhanced bus.
  const isSubscriber = push.service === 'events' && push.by === 'subscription';
  if (!ASSUMING.has(push.service) || isSubscriber) return answers;
  return answers.map((answer) => {
    const { by: asked, verdict } = answer;
    if (asked.kind !== 'role' || isUnknown(asked.role) || asked.role === 'none') return answer;
    const refused = refusalOf(push, asked.role, context);
    return refused === undefined ? answer : {
      ...answer,
      by: { ...asked, ...refused },
      verdict: { allowed: false, lacking: ['trust', ...verdict.lacking], policies: [], needs: [] },
    };
  });
}

/** Undefined where the role admits the service, or nobody knows. */
function refusalOf({ service, assumesFor }: Assuming, id: string, { iam, nodes }: AccessContext): Refused | undefined {
  const role = nodes.valueOf(id);
  const principal = principalOf(service);
  if (iam.trust.mayAssume(principal, role) === false) return { assumedBy: principal };
  if (assumesFor === undefined) return undefined;
  const { arn, stack } = assumesFor;
  if (iam.trust.mayAssume(principal, role, { arn: { value: arn, stack } }) === false) {
    return { assumedBy: principal, assumedFor: { key: 'aws:SourceArn', value: clip(render(partsOf(arn))) } };
  }
  if (iam.trust.mayAssume(principal, role, { account: stack }) !== false) return undefined;
  return { assumedBy: principal, assumedFor: { key: 'aws:SourceAccount', value: '${AWS::AccountId}' } };
}

export function principalOf(service: string): string {
  return `${service}.amazonaws.com`;
}
