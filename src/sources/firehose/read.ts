/**
 * Reads the transformations of an Amazon Data Firehose stream. Firehose invokes the function by the role of the
 * destination, waits for the answer and calls again after a failure. What fails in the end it keeps in a bucket.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
import { isUnknown, map } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at, booleanOf, numberOf, propertiesOf, textOf, whereSet } from '../../template/value/fields';
import { ABSENT, hidden, Resolved } from '../../template/value/resolved';
import { clip } from '../../text/clip';
import { Push, PushReader } from '../push/push-reader';
import { existsIf, functionArn, itemsAt, joinPath, plainPushTarget, roleAt } from '../push/read-push';
import { DESTINATIONS, FIREHOSE, TRANSFORMATION_RETRIES, TRANSFORMATION_WAIT } from './facts';

const PROCESSING = 'ProcessingConfiguration';
const PROCESSORS = 'Processors';
const PARAMETERS = 'Parameters';

export const firehosePush: PushReader = {
  service: FIREHOSE,
  types: ['AWS::KinesisFirehose::DeliveryStream'],
  namesFunctions: true,
  nodes: [],
  pushes: (resource, nodes) => DESTINATIONS.flatMap((name) => (
    transformationsIn(propertiesOf(resource), name).map((one) => pushOf(one, name, resource, nodes))
  )),
};

function pushOf({ path, place, to, condition }: Transformation, name: string, resource: Resource, nodes: Nodes): Push {
  const { value: destination } = whereSet(at(propertiesOf(resource), name));
  const { value: processing } = whereSet(at(destination, PROCESSING));
  const retries = numberOf(settingIn(place, 'NumberOfRetries'), TRANSFORMATION_RETRIES);
  return {
    from: nodes.register({ resource }),
    to: functionArn(to),
    way: 'sync',
    answerWithin: TRANSFORMATION_WAIT,
    by: 'target',
    pushTarget: existsIf(condition, {
      ...plainPushTarget(resource, path, place),
      authority: 'role',
      role: roleAt(roleOf(destination, place), nodes),
      retries,
      // The last call starts when those before it have had no answer.
      maxAge: map(retries, (count) => count * TRANSFORMATION_WAIT),
      enabled: booleanOf(at(processing, 'Enabled'), true),
      enabledProperty: joinPath(name, PROCESSING, 'Enabled'),
    }),
  };
}

/** A destination without a role of its own, such as Splunk, has the one of its backup. */
function roleOf(destination: Resolved, processor: Resolved): Resolved {
  return [settingIn(processor, 'RoleArn'), at(destination, 'RoleARN'), at(destination, 'S3Configuration', 'RoleARN')]
    .find((role) => role.is !== 'absent') ?? ABSENT;
}

/** A parameter that a condition may leave out is hidden, since its default would apply then. */
function settingIn(processor: Resolved, name: string): Resolved {
  const { value, condition } = parameterOf(processor, name);
  return condition === undefined ? value : hidden(`Fn::If ${clip(condition)}, which may leave ${name} out`);
}

/** A value with the condition under which the template sets it. */
type Conditional = ReturnType<typeof whereSet>;

interface Transformation extends Pick<Conditional, 'condition'> {
  readonly path: string;
  /** The processor. */
  readonly place: Resolved;
  readonly to: Resolved;
}

/** Processors that are hidden all together count as one. */
function transformationsIn(properties: Resolved, name: string): readonly Transformation[] {
  const ofAll = follow(properties, [name, PROCESSING, PROCESSORS]);
  return itemsAt(ofAll.value).flatMap(([item, index]): readonly Transformation[] => {
    const { value: place, condition = ofAll.condition } = whereSet(item);
    const { value: to, condition: ofParameter = condition } = functionIn(place);
    const path = joinPath(name, PROCESSING, PROCESSORS, index);
    return to.is === 'absent' ? [] : [{ path, place, to, condition: ofParameter }];
  });
}

function follow(place: Resolved, path: readonly string[]): Conditional {
  return path.reduce<Conditional>(({ value, condition: outer }, key) => {
    const { value: inside, condition = outer } = whereSet(at(value, key));
    return { value: inside, condition };
  }, { value: place });
}

/** Other types of processors invoke nothing, so that one whose type is hidden perhaps does not. */
function functionIn(processor: Resolved): Conditional {
  const type = textOf(at(processor, 'Type'), '');
  const named = parameterOf(processor, 'LambdaArn');
  if (isUnknown(type) && named.value.is !== 'absent') return { ...named, value: hidden(type.unknown, type.cause) };
  return type === 'Lambda' ? named : { value: ABSENT };
}

/** The value of a parameter of the processor; hidden where a parameter whose name is hidden may be the one. */
function parameterOf(processor: Resolved, name: string): Conditional {
  const parameters = itemsAt(processor, PARAMETERS).map(([item]) => whereSet(item));
  const names = parameters.map(({ value }) => textOf(at(value, 'ParameterName'), ''));
  const place = names.indexOf(name);
  if (place >= 0) {
    const { value, condition: outer } = parameters[place];
    const { value: given, condition = outer } = whereSet(at(value, 'ParameterValue'));
    return { value: given, condition };
  }
  const unnamed = names.find(isUnknown);
  return { value: unnamed === undefined ? ABSENT : hidden(unnamed.unknown, unnamed.cause) };
}
