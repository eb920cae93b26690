/**
 * Reads the actions by which an AWS IoT rule writes to a queue, a stream, a topic or a bucket, each with the role that
 * the action names. The error action gets one message for each event that the others could not handle. The actions that
 * invoke a function are read with those of other services that have no setting.
 *
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-actions.html
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html
 */
import { map, unknown } from '../../model/known';
import { PushTarget } from '../../model/push-target';
import { Nodes } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { at, booleanOf, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { itemsAt, joinPath, plainPushTarget, roleAt } from '../push/read-push';

interface Action {
  readonly name: string;
  readonly target: string;
  /** The ARN of a target that is given by its name. */
  readonly arnOf?: (name: Resolved) => Resolved;
}

const byName = (service: string, before: string) => (name: Resolved): Resolved => (
  name.is === 'scalar' || name.is === 'text' ? arnHere(service, before, ...partsOf(name)) : name
);

const ACTIONS: readonly Action[] = [
  { name: 'Sqs', target: 'QueueUrl' },
  { name: 'Kinesis', target: 'StreamName', arnOf: byName('kinesis', 'stream/') },
  { name: 'Sns', target: 'TargetArn' },
];
const PAYLOAD = 'TopicRulePayload';

export const iotRulePush: PushReader = {
  service: 'iot',
  types: ['AWS::IoT::TopicRule'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const payload = at(propertiesOf(resource), PAYLOAD);
    const from = nodes.register({ resource });
    const enabled = map(booleanOf(at(payload, 'RuleDisabled'), false), (off) => !off);
    const undelivered = undeliveredTo(payload, nodes);
    return itemsAt(payload, 'Actions').flatMap(([action, path]) => ACTIONS.flatMap((kind): readonly Push[] => {
      const to = targetOf(action, kind);
      return to.is === 'absent' ? [] : [{
        from,
        to,
        way: 'async',
        by: 'action',
        pushTarget: {
          ...plainPushTarget(resource, joinPath(PAYLOAD, path, kind.name), at(action, kind.name)),
          authority: 'role',
          role: roleAt(at(action, kind.name, 'RoleArn'), nodes),
          enabled,
          ...undelivered,
        },
      }];
    }));
  },
};

function targetOf(action: Resolved, { name, target, arnOf = (value) => value }: Action): Resolved {
  return arnOf(at(action, name, target));
}

/** The queue of the error action, which gets what the others could not handle. What else it does keeps no event for sure. */
function undeliveredTo(payload: Resolved, nodes: Nodes): Pick<PushTarget, 'deadLetter' | 'deadLetterRole'> {
  const error = at(payload, 'ErrorAction');
  if (error.is === 'absent') return { deadLetter: 'none' };
  const queue = at(error, 'Sqs', 'QueueUrl');
  if (queue.is === 'absent') return { deadLetter: unknown('whether the error action keeps the event') };
  return { deadLetter: nodes.find(queue), deadLetterRole: roleAt(at(error, 'Sqs', 'RoleArn'), nodes) };
}
