/** Reads the settings of a subscription filter, be it of one log group or of all groups of the account. */
import { PushTarget } from '../../model/push-target';
import { Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at } from '../../template/value/fields';
import { filterText } from '../../template/value/filter-text';
import { Resolved } from '../../template/value/resolved';
import { plainPushTarget, roleAt } from '../push/read-push';
import { LOGS_MAX_AGE } from './facts';

/** A stream is written by the role. A function is invoked by its own policy. */
export function filterTarget(resource: Resource, property: string, filter: Resolved, nodes: Nodes): PushTarget {
  const role = at(filter, 'RoleArn');
  return {
    ...plainPushTarget(resource, property, filter),
    filter: filterText(at(filter, 'FilterPattern')),
    maxAge: LOGS_MAX_AGE,
    ...(role.is === 'absent' ? {} : { role: roleAt(role, nodes) }),
  };
}
