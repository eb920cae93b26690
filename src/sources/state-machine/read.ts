/**
 * Reads the tasks of a state machine that invoke a function, with the role of the state machine. With the invocation
 * type `Event` a task is done as soon as Lambda has the event, so nobody learns that the function fails.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
import { Known, andThen, map, or, unknown } from '../../model/known';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { functionNamed } from '../../template/arn/function-named';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf, unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { clip } from '../../text/clip';
import { Push, PushReader } from '../push/push-reader';
import { plainPushTarget, roleAt } from '../push/read-push';
import { State, definitionsOf, statesOf, substituted } from './definition';

const stateMachineReader: NodeReader = {
  kind: 'state-machine',
  types: ['AWS::StepFunctions::StateMachine'],
  service: 'states',
  nameProperty: 'StateMachineName',
  matches: (arn) => arn.resource.startsWith('stateMachine:'),
  nameIn: (arn) => arn.resource.split(':')[1] ?? '',
  fromResource: (id, resource) => ({ id, kind: 'state-machine', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'state-machine' }),
};

export const stateMachinePush: PushReader = {
  service: 'states',
  types: stateMachineReader.types,
  nodes: [stateMachineReader],
  pushes: (resource, nodes) => statesOf(resource).flatMap((state) => pushesOf(state, resource, nodes)),
};

/** The parameters of a task, in JSONPath and in JSONata. */
const PARAMETERS = ['Parameters', 'Arguments'];
const INVOKE = /^arn:[^:]*:states:::(?:aws-sdk:)?lambda:invoke(Async)?(\.waitForTaskToken)?$/;

function pushesOf({ property, state }: State, resource: Resource, nodes: Nodes): readonly Push[] {
  const called = invocationIn(state, resource);
  if (called === undefined || !namesFunction(called.to)) return [];
  const { waitsForToken, ...invocation } = called;
  return [{
    from: nodes.register({ resource }),
    ...invocation,
    by: 'target',
    pushTarget: {
      ...plainPushTarget(resource, property, state),
      ...(waitsForToken ? { endsTokenWait: or(endsInTime(state), endsByItself(resource)) } : {}),
      authority: 'role',
      role: roleAt(at(propertiesOf(resource), 'RoleArn'), nodes),
    },
  }];
}

/** Each ends a task: the second of a pair takes the seconds from the input. */
const TIMEOUTS = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

interface Invocation extends Pick<Push, 'to' | 'way' | 'qualifier'> {
  readonly waitsForToken: boolean;
}

function endsInTime(state: Resolved): Known<boolean> {
  return or(...TIMEOUTS.map((name) => isSet(at(state, name))));
}

/** The whole state machine has a timeout, or is of the express kind, which runs for five minutes. */
function endsByItself(machine: Resource): Known<boolean> {
  const properties = propertiesOf(machine);
  const type = textOf(at(properties, 'StateMachineType'), 'STANDARD');
  return or(
    map(type, (text) => text === 'EXPRESS'),
    ...definitionsOf(machine).map(({ place }) => isSet(at(place, 'TimeoutSeconds'))),
  );
}

function isSet(value: Resolved): Known<boolean> {
  return value.is === 'hidden' ? unknownFrom(value, 'a timeout') : value.is !== 'absent';
}

function invocationIn(state: Resolved, machine: Resource): Invocation | undefined {
  const target = substituted(at(state, 'Resource'), machine);
  if (namesFunction(target)) return { to: target, way: 'sync', waitsForToken: false };
  const action = textOf(withoutPartition(target), '');
  const [invokes, async, token] = INVOKE.exec(String(action)) ?? [];
  if (invokes === undefined) return undefined;
  const name = PARAMETERS.find((key) => at(state, key).is !== 'absent') ?? PARAMETERS[0];
  const parameters = at(state, name);
  const qualifier = at(parameters, 'Qualifier');
  return {
    to: functionNamed(substituted(at(parameters, 'FunctionName'), machine)),
    way: async === undefined ? wayOf(parameters, machine) : 'async',
    waitsForToken: token !== undefined,
    ...(qualifier.is === 'absent' ? {} : { qualifier: substituted(qualifier, machine) }),
  };
}

/** The partition may be a pseudo parameter. */
function withoutPartition(arn: Resolved): Resolved {
  if (arn.is !== 'text') return arn;
  const text = arn.parts.map((part) => (typeof part === 'string' ? part : 'aws')).join('');
  return arn.parts.every((part) => typeof part === 'string' || part.is === 'pseudo') ? { is: 'scalar', value: text } : arn;
}

function wayOf(parameters: Resolved, machine: Resource): Known<'async' | 'sync'> {
  const name = 'InvocationType';
  const chosen = at(parameters, `${name}.$`);
  if (chosen.is !== 'absent') return unknown(`${name}.$, by which the input decides`);
  return andThen<string, 'async' | 'sync'>(textOf(substituted(at(parameters, name), machine), 'RequestResponse'), (type) => {
    if (type.startsWith('{%')) return unknown(`${clip(type)}, by which the input decides`);
    return type === 'Event' ? 'async' : 'sync';
  });
}
