/** Reads an EventBridge Scheduler schedule. It invokes by a role of its own, so the function needs no permission. */
import { map } from '../../model/known';
import { NodeReader } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { TARGET_MAX_AGE, TARGET_RETRIES } from '../eventbridge-rule/facts';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, plainPushTarget, retryNumber, roleAt } from '../push/read-push';
import { DEFAULT_GROUP } from './facts';
import { universalInvocation } from './universal';
import { universalSends } from './universal-sends';

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
    const push: Push = {
      from: nodes.register({ resource }),
      to: at(target, 'Arn'),
      way: 'async',
      ...universalInvocation(resource),
      by: 'schedule',
      assumesFor: { arn: groupOf(at(properties, 'GroupName')), stack: resource.stack },
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
    };
    const sends = universalSends(resource);
    return sends.length === 0 ? [push] : sends.map(({ to, settings }) => ({
      ...push, to, pushTarget: { ...push.pushTarget, settings: [...push.pushTarget.settings, ...settings] },
    }));
  },
};

/**
 * Scheduler names the group of the schedule, and never the schedule itself, where it assumes a role.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
function groupOf(name: Resolved): Resolved {
  return arnHere('scheduler', 'schedule-group/', ...(name.is === 'absent' ? [DEFAULT_GROUP] : partsOf(name)));
}
