/**
 * The actions that the execution role needs to reach a source in a VPC, where Lambda creates network interfaces.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import { arnHere } from '../template/arn/arn-here';
import { ABSENT, hidden, Resolved } from '../template/value/resolved';
import { NETWORK_ACTIONS } from './mapping/facts';
import { SourceNeed } from './source-reader';

/** Only deployment knows the ids of network interfaces. */
const ofType = (type: string): Resolved => arnHere('ec2', `${type}/`, hidden('an id that only deployment knows'));

/** The resource types that IAM knows for an action. An action that describes takes no resource. */
const RESOURCES: ReadonlyMap<string, readonly Resolved[]> = new Map([
  ['ec2:CreateNetworkInterface', ['network-interface', 'security-group', 'subnet'].map(ofType)],
  ['ec2:DeleteNetworkInterface', [ofType('network-interface')]],
]);

export const NETWORK_NEEDS: readonly SourceNeed[] = NETWORK_ACTIONS.flatMap((action) => (
  (RESOURCES.get(action) ?? [ABSENT]).map((value) => ({ action, everywhere: true, value }))
));
