/**
 * Reads a subscription filter of all log groups of the account. It is a policy in JSON, and CloudWatch Logs retries for it
 * as for the filter of one group. It spares the log group of the function that it invokes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters-AccountLevel.html
 */
import { isUnknown } from '../../model/known';
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { hidden } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { filterTarget } from './filter-target';

const DOCUMENT = 'PolicyDocument';

export const logsAccountPush: PushReader = {
  service: 'logs',
  types: ['AWS::Logs::AccountPolicy'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const type = textOf(at(properties, 'PolicyType'), '');
    const document = parseJsonText(at(properties, DOCUMENT), resource.stack);
    const to = at(document, 'DestinationArn');
    // No other type of policy has a destination.
    if (isUnknown(type) ? to.is === 'absent' || to.is === 'hidden' : type !== 'SUBSCRIPTION_FILTER_POLICY') return [];
    return [{
      from: nodes.register({ resource }),
      // A permission for all groups lets it in. One for some groups may, as far as the selection criteria choose them.
      sourceArns: [arnHere('logs', 'log-group:', ...partsOf(hidden('a log group of the account')), ':*')],
      permissionArn: arnHere('logs', 'log-group:*'),
      to,
      way: 'async',
      by: 'subscription',
      pushTarget: filterTarget(resource, DOCUMENT, document, nodes),
    }];
  },
};
