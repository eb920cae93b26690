/** Allows Lambda to create the network interfaces that reach a source in a VPC. */
import * as iam from 'aws-cdk-lib/aws-iam';
import { NETWORK_ACTIONS } from '../../../sources/mapping/facts';
import { WildcardGrant } from '../../wiring/grant-wildcard';

/** @param actions Further actions, on resources that are not known or that the action does not take */
export function networkAccess(actions: readonly string[] = []): WildcardGrant {
  return {
    id: 'NetworkPolicy',
    statements: [new iam.PolicyStatement({ actions: [...NETWORK_ACTIONS, ...actions], resources: ['*'] })],
    resource: '*',
    reason: 'Lambda reaches the source through network interfaces in its VPC. Their ids are known only at deployment, '
      + 'and the actions that describe a network take no resource.',
  };
}
