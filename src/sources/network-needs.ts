/**
 * The actions that the execution role needs to reach a source in a VPC, where Lambda creates network interfaces.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 */
import { arnHere } from '../template/arn/arn-here';
import { ABSENT, hidden } from '../template/value/resolved';
import { NETWORK_ACTIONS } from './mapping/facts';
import { SourceNeed } from './source-reader';

/** Actions that describe take no resource. The ids of the interfaces are known only at deployment. */
export const NETWORK_NEEDS: readonly SourceNeed[] = NETWORK_ACTIONS.map((action) => ({
  action,
  everywhere: true,
  value: action.startsWith('ec2:Describe') ? ABSENT : arnHere('ec2', hidden('a network interface')),
}));
