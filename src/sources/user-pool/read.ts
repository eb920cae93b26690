/**
 * Reads the triggers of a Cognito user pool. Cognito waits for the answer, calls again while none comes in time, and
 * keeps no event. A custom sender it invokes asynchronously.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
import { PushTarget } from '../../model/push-target';
import { namesFunction } from '../../template/arn/function-target';
import { at, propertiesOf, whereSet, whyHidden } from '../../template/value/fields';
import { hidden, Resolved } from '../../template/value/resolved';
import { Push, PushReader } from '../push/push-reader';
import { existsIf, functionArn, joinPath, plainPushTarget } from '../push/read-push';
import { REPEATED_TRIGGERS, SENDERS, TRIGGER_RETRIES, TRIGGER_WAIT, TRIGGERS, USER_POOLS } from './facts';

const CONFIG = 'LambdaConfig';

export const userPoolPush: PushReader = {
  service: USER_POOLS,
  types: ['AWS::Cognito::UserPool'],
  namesFunctions: true,
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const from = nodes.register({ resource });
    return triggersIn(propertiesOf(resource)).map((trigger): Push => {
      const target = plainPushTarget(resource, trigger.path, trigger.place);
      return {
        from,
        to: functionArn(trigger.to),
        by: 'target',
        ...(SENDERS.includes(trigger.name)
          ? { way: 'async', pushTarget: existsIf(trigger.condition, target) }
          : { way: 'sync', answerWithin: TRIGGER_WAIT, pushTarget: existsIf(trigger.condition, repeated(target)) }),
      };
    });
  },
};

/** The last call starts when those before it have had no answer. */
function repeated(target: PushTarget): PushTarget {
  return { ...target, retries: TRIGGER_RETRIES, maxAge: TRIGGER_RETRIES * TRIGGER_WAIT };
}

interface Trigger {
  /** Empty for all of them together. */
  readonly name: string;
  readonly path: string;
  readonly place: Resolved;
  readonly to: Resolved;
  /** The condition under which the template sets it. */
  readonly condition?: string;
}

/** Triggers that are hidden all together count as one. */
function triggersIn(properties: Resolved): readonly Trigger[] {
  const { value: config, condition: ofAll } = whereSet(at(properties, CONFIG));
  if (config.is === 'absent') return [];
  if (config.is !== 'fields' && (config.is !== 'hidden' || config.either === undefined)) {
    return [{ name: '', path: CONFIG, place: config, to: hidden(whyHidden(config, 'an object')) }];
  }
  return [...TRIGGERS].flatMap(([name, inside]): readonly Trigger[] => {
    const { value: place, condition = ofAll } = whereSet(at(config, name));
    const to = at(place, ...inside);
    const newer = REPEATED_TRIGGERS.get(name);
    const isRepeated = newer !== undefined && namesFunction(at(config, newer, ...TRIGGERS.get(newer) ?? []));
    return to.is === 'absent' || isRepeated ? [] : [{ name, path: joinPath(CONFIG, name), place, to, condition }];
  });
}
