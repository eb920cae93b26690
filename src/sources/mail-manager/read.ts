/**
 * Reads the SES Mail Manager rules that invoke a function, each by a role of its own. It tries to hand a message over
 * for as long as the action says.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ses-mailmanagerruleset-invokelambdaaction.html
 */
import { MINUTE } from '../../facts/units';
import { map } from '../../model/known';
import { namesFunction } from '../../template/arn/function-target';
import { at, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { innerItemsAt, joinPath, plainPushTarget, roleAt } from '../push/read-push';

const ACTION = 'InvokeLambda';

export const mailManagerPush: PushReader = {
  service: 'ses',
  types: ['AWS::SES::MailManagerRuleSet'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    return innerItemsAt(propertiesOf(resource), 'Rules', 'Actions').flatMap(([item, path]): readonly Push[] => {
      const action = at(item, ACTION);
      const to = at(action, 'FunctionArn');
      if (!namesFunction(to)) return [];
      const tried = at(action, 'RetryTimeMinutes');
      return [{
        from: nodes.register({ resource }),
        to,
        way: map<string, 'async' | 'sync'>(textOf(at(action, 'InvocationType'), ''), (type) => (
          type === 'REQUEST_RESPONSE' ? 'sync' : 'async'
        )),
        by: 'target',
        pushTarget: {
          ...plainPushTarget(resource, joinPath(path, ACTION), action),
          authority: 'role',
          role: roleAt(at(action, 'RoleArn'), nodes),
          ...(tried.is === 'absent' ? {} : { maxAge: map(numberOf(tried, 0), (minutes) => minutes * MINUTE) }),
        },
      }];
    });
  },
};
