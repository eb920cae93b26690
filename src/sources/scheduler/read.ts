/** Reads an EventBridge Scheduler schedule. It invokes by a role of its own, so the function needs no permission. */
import { map } from '../../model/known';
import { NodeReader } from '../../resources/node-reader';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { TARGET_MAX_AGE, TARGET_RETRIES } from '../eventbridge-rule/facts';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, plainPushTarget, retryNumber, roleAt } from '../push/read-push';
import { universalInvocation } from './universal';

const scheduleReader: NodeReader = {
  kind: 'schedule',
  types: ['AWS::Scheduler::Schedule'],
  service: 'scheduler',
  nameProperty: 'Name',
  matches: (arn) => arn.resource.startsWith('schedule/'),
  nameIn: (arn) => arn.resource.split('/').at(-1) ?? '',
  fromResource: (id, resource) => ({ id, kind: 'schedule', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'schedule' }),
};

export const schedulerPush: PushReader = {
  service: 'scheduler',
  types: ['AWS::Scheduler::Schedule'],
  nodes: [scheduleReader],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const target = at(properties, 'Target');
    return [{
      from: nodes.register({ resource }),
      to: at(target, 'Arn'),
      way: 'async',
      ...universalInvocation(resource),
      by: 'schedule',
      pushTarget: {
        ...plainPushTarget(resource, 'Target', target),
        authority: 'role',
        role: roleAt(at(target, 'RoleArn'), nodes),
        enabled: map(textOf(at(properties, 'State'), 'ENABLED'), (state) => state !== 'DISABLED'),
        retries: retryNumber(target, 'MaximumRetryAttempts', TARGET_RETRIES),
        maxAge: retryNumber(target, 'MaximumEventAgeInSeconds', TARGET_MAX_AGE),
        retriesProperty: 'Target.RetryPolicy.MaximumRetryAttempts',
        deadLetter: deadLetterAt(at(target, 'DeadLetterConfig', 'Arn'), nodes),
        deadLetterProperty: 'Target.DeadLetterConfig.Arn',
      },
    }];
  },
};
