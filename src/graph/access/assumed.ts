/** What a service does by a role needs the role to admit the service. */
import { isUnknown } from '../../model/known';
import { Push } from '../../sources/push/push-reader';
import { AccessAnswer, AccessContext } from './question';

/** Services of which AWS names the principal that a role has to admit. */
const ASSUMING: ReadonlySet<string> = new Set([
  'apigateway', 'appsync', 'events', 'iot', 'logs', 'pipes', 'scheduler', 'states',
]);

/** The same answers, all refused if the role does not admit the service. What is not known about that refuses nothing. */
export function assumedBy(
  { service, by }: { readonly service: string } & Pick<Push, 'by'>, answers: readonly AccessAnswer[], { iam, nodes }: AccessContext,
): readonly AccessAnswer[] {
  // AWS does not say which principal calls for a subscriber of an enhanced bus.
  const isSubscriber = service === 'events' && by === 'subscription';
  if (!ASSUMING.has(service) || isSubscriber) return answers;
  const principal = principalOf(service);
  return answers.map((answer) => {
    const { by: asked, verdict } = answer;
    if (asked.kind !== 'role' || isUnknown(asked.role) || asked.role === 'none') return answer;
    if (iam.trust.mayAssume(principal, nodes.valueOf(asked.role)) !== false) return answer;
    return {
      ...answer,
      by: { ...asked, assumedBy: principal },
      verdict: { allowed: false, lacking: ['trust', ...verdict.lacking], policies: [], needs: [] },
    };
  });
}

export function principalOf(service: string): string {
  return `${service}.amazonaws.com`;
}
