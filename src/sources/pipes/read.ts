/**
 * Reads a pipe. If it waits for the answer of a function, the pipe polls like a mapping: it always waits for a function
 * that enriches. If it fires and forgets, Lambda's own queue holds the event from then on.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html
 */
import { map } from '../../model/known';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, plainPushTarget, roleAt } from '../push/read-push';
import { filtersOf } from '../read-mapping';
import { parametersOf } from './parameters';

const pipeReader: NodeReader = {
  kind: 'pipe',
  types: ['AWS::Pipes::Pipe'],
  service: 'pipes',
  nameProperty: 'Name',
  matches: (arn) => arn.resource.startsWith('pipe/'),
  nameIn: (arn) => arn.resource.split('/').at(-1) ?? '',
  fromResource: (id, resource) => ({ id, kind: 'pipe', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'pipe' }),
};

export const pipePush: PushReader = {
  service: 'pipes',
  types: ['AWS::Pipes::Pipe'],
  nodes: [pipeReader],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const parameters = at(properties, 'TargetParameters', 'LambdaFunctionParameters');
    const type = textOf(at(parameters, 'InvocationType'), 'REQUEST_RESPONSE');
    const way = map<string, 'async' | 'sync'>(type, (text) => (text === 'FIRE_AND_FORGET' ? 'async' : 'sync'));
    const enrichment = at(properties, 'Enrichment');
    return [
      ...(namesFunction(enrichment) ? [pushTo(enrichment, 'sync', 'Enrichment', resource, nodes)] : []),
      pushTo(at(properties, 'Target'), way, '', resource, nodes),
    ];
  },
};

/** An enrichment or a target that fails is tried again like a batch of a mapping, from the same source. */
function pushTo(to: Resolved, way: Push['way'], property: string, resource: Resource, nodes: Nodes): Push {
  const properties = propertiesOf(resource);
  const source = parametersOf(properties);
  const deadLetter = at(source.settings, 'DeadLetterConfig', 'Arn');
  const fromValue = at(properties, 'Source');
  return {
    from: nodes.find(fromValue),
    fromValue,
    to,
    way,
    by: 'pipe',
    assumesFor: { arn: { is: 'reference', resource, attribute: 'Arn' }, stack: resource.stack },
    pushTarget: {
      ...plainPushTarget(resource, property, properties),
      authority: 'role',
      role: roleAt(at(properties, 'RoleArn'), nodes),
      enabled: map(textOf(at(properties, 'DesiredState'), 'RUNNING'), (state) => state !== 'STOPPED'),
      deadLetter: deadLetterAt(deadLetter, nodes),
      ...filtersOf(at(properties, 'SourceParameters')),
      ...(source.hasDeadLetter ? { deadLetterProperty: `SourceParameters.${source.name}.DeadLetterConfig.Arn` } : {}),
    },
  };
}
