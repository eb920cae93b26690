/**
 * Reads the actions by which an AWS IoT rule writes to a queue, a stream, a topic or a bucket, each with the role that
 * the action names. The error action gets one message for each event that the others could not handle. The actions that
 * invoke a function are read with those of other services that have no setting.
 *
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-actions.html
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/iot-create-role.html
 */
import { defined } from '../../model/defined';
import { map, unwritten } from '../../model/known';
import { PushTarget } from '../../model/push-target';
import { Nodes } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { bucketNamed } from '../../template/arn/bucket-arn';
import { at, booleanOf, propertiesOf } from '../../template/value/fields';
import { hidden, Part, Resolved } from '../../template/value/resolved';
import { joinParts, partsOf } from '../../template/value/text';
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
const ERROR_ACTION = 'ErrorAction';

export const iotRulePush: PushReader = {
  service: 'iot',
  types: ['AWS::IoT::TopicRule'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const payload = at(propertiesOf(resource), PAYLOAD);
    const from = nodes.register({ resource });
    const enabled = map(booleanOf(at(payload, 'RuleDisabled'), false), (off) => !off);
    const { end, objects } = undeliveredTo(payload, nodes);
    return itemsAt(payload, 'Actions').flatMap(([action, path]) => ACTIONS.flatMap((kind): readonly Push[] => {
      const to = targetOf(action, kind);
      return to.is === 'absent' ? [] : [{
        from,
        to,
        way: 'async',
        by: 'action',
        assumesFor: { arn: { is: 'reference', resource, attribute: 'Arn' }, stack: resource.stack },
        pushTarget: {
          ...plainPushTarget(resource, joinPath(PAYLOAD, path, kind.name), at(action, kind.name)),
          authority: 'role',
          role: roleAt(at(action, kind.name, 'RoleArn'), nodes),
          enabled,
          deadLetterProperty: joinPath(PAYLOAD, ERROR_ACTION),
          ...end,
        },
        ...defined({ deadLetterObjects: objects }),
      }];
    }));
  },
};

function targetOf(action: Resolved, { name, target, arnOf = (value) => value }: Action): Resolved {
  return arnOf(at(action, name, target));
}

interface Undelivered {
  readonly end: Pick<PushTarget, 'deadLetter' | 'deadLetterRole'>;
  readonly objects?: Resolved;
}

/** The queue or bucket of the error action, which gets what the others could not handle. What else it does keeps no event for sure. */
function undeliveredTo(payload: Resolved, nodes: Nodes): Undelivered {
  const error = at(payload, ERROR_ACTION);
  if (error.is === 'absent') return { end: { deadLetter: 'none' } };
  const [queue, name] = [at(error, 'Sqs', 'QueueUrl'), at(error, 'S3', 'BucketName')];
  if (queue.is !== 'absent') return { end: endOf(queue, at(error, 'Sqs', 'RoleArn'), nodes) };
  if (name.is === 'absent') return { end: { deadLetter: unwritten('whether the error action keeps the event') } };
  const bucket = bucketNamed(name);
  return {
    end: endOf(bucket, at(error, 'S3', 'RoleArn'), nodes),
    objects: joinParts([...partsOf(toArn(bucket)), '/', ...keyParts(at(error, 'S3', 'Key'))]),
  };
}

function endOf(target: Resolved, role: Resolved, nodes: Nodes): Undelivered['end'] {
  return { deadLetter: nodes.find(target), deadLetterRole: roleAt(role, nodes) };
}

function toArn(bucket: Resolved): Resolved {
  return bucket.is === 'reference' ? { ...bucket, attribute: 'Arn' } : bucket;
}

/** IoT fills in `${topic()}` and the like for each event. */
function keyParts(key: Resolved): readonly Part[] {
  return partsOf(key).flatMap((part): readonly Part[] => (typeof part === 'string' ? withoutTemplates(part) : [part]));
}

function withoutTemplates(text: string): readonly Part[] {
  return text.split(/\$\{[^{}]*\}/).flatMap((piece, i) => (i === 0 ? [piece] : [hidden('a part of the key'), piece]));
}
