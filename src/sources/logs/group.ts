/** The names of log groups: of the one that a subscription filter reads, and of the one that a function writes to. */
import { Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { Nodes } from '../../resources/node-reader';
import { parseArn } from '../../template/arn/arn';
import { arnHere } from '../../template/arn/arn-here';
import { Resource } from '../../template/stack';
import { at, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { isName } from '../../template/value/symbolic-text';
import { joinParts, partsOf } from '../../template/value/text';

/** aws-cdk-lib's custom resource for the retention of a log group that Lambda creates. */
const LOG_RETENTION = 'Custom::LogRetention';

export function groupOfFilter(filter: Resource): Resolved {
  const name = at(propertiesOf(filter), 'LogGroupName');
  const isOfRetention = name.is === 'reference' && name.resource.type === LOG_RETENTION && name.attribute === 'LogGroupName';
  return isOfRetention ? at(propertiesOf(name.resource), 'LogGroupName') : name;
}

/** Lambda writes to a group of the function's name, unless the function names another. */
export function groupOfFunction(handler: Resource): Resolved {
  const named = at(propertiesOf(handler), 'LoggingConfig', 'LogGroup');
  return named.is === 'absent' ? joinParts(['/aws/lambda/', { is: 'reference', resource: handler, attribute: 'Ref' }]) : named;
}

/** The node of the log group. A name that contains that of a function is no reference to the function. */
export function groupNode(name: Resolved, nodes: Nodes): Known<NodeId> {
  const parts = name.is === 'text' && name.parts.some((part) => typeof part !== 'string' && part.is === 'reference')
    ? arnParts(name) : undefined;
  const arn = parts && parseArn(parts);
  if (arn !== undefined) return nodes.register({ arn });
  return nodes.find(isName(name) ? joinParts(arnParts(name)) : name);
}

function arnParts(name: Resolved): ReturnType<typeof partsOf> {
  return partsOf(arnHere('logs', 'log-group:', ...partsOf(name)));
}
