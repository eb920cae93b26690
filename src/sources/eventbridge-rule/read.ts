/** An EventBridge rule: it catches events of a bus, or makes them on a schedule, and hands each to its targets. */
import { Known, map, unknown } from '../../model/known';
import { NodeId, RuleNode } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { partsAfter } from '../../template/arn/arn';
import { busNamed } from '../../template/arn/arn-here';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf, unknownFrom } from '../../template/value/fields';
import { filterText } from '../../template/value/filter-text';
import { ABSENT, Part, Resolved } from '../../template/value/resolved';
import { joinParts, partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, itemsAt, joinPath, plainPushTarget, retryNumber, roleAt } from '../push/read-push';
import { bucketsNamed } from './buckets';
import { TARGET_MAX_AGE, TARGET_RETRIES } from './facts';

const ruleReader: NodeReader = {
  kind: 'rule',
  types: ['AWS::Events::Rule'],
  service: 'events',
  nameProperty: 'Name',
  matches: (arn) => arn.resource.startsWith('rule/'),
  nameIn: (arn) => arn.resource.slice(arn.resource.indexOf('/') + 1),
  nameOf: nameWithBus,
  fromResource(id, resource): RuleNode {
    const properties = propertiesOf(resource);
    return {
      id,
      kind: 'rule',
      declaredAt: resource.declaredAt,
      onDefaultBus: isDefaultBus(at(properties, 'EventBusName')),
      schedule: textOf(at(properties, 'ScheduleExpression'), 'none'),
      state: textOf(at(properties, 'State'), 'ENABLED'),
    };
  },
  fromArn(id): RuleNode {
    const outside = unknown(`a rule outside the app: ${id}`);
    return { id, kind: 'rule', onDefaultBus: outside, schedule: outside, state: outside };
  },
};

/** Every account has it in every Region, and no template declares it. */
const DEFAULT_BUS = 'default';

function isDefaultBus(name: Resolved): Known<boolean> {
  if (name.is === 'absent') return true;
  if (name.is === 'reference') return false;
  if (name.is === 'text') return lastPart(name.parts);
  return map(textOf(name, DEFAULT_BUS), (text) => text === DEFAULT_BUS || text.endsWith(`:event-bus/${DEFAULT_BUS}`));
}

/** An ARN may have hidden parts before the name. */
function lastPart(parts: readonly Part[]): Known<boolean> {
  const last = parts.at(-1);
  return typeof last === 'string' ? last.endsWith(`/${DEFAULT_BUS}`) : unknown('the name of an event bus');
}

export const rulePush: PushReader = {
  service: 'events',
  types: ['AWS::Events::Rule'],
  nodes: [ruleReader],
  pushes(resource, nodes) {
    const properties = propertiesOf(resource);
    return [
      ...matched(resource, properties, nodes),
      ...itemsAt(properties, 'Targets').map(([target, path]): Push => ({
        from: nodes.register({ resource }),
        to: at(target, 'Arn'),
        way: 'async',
        by: 'target',
        assumesFor: { arn: { is: 'reference', resource, attribute: 'Arn' }, stack: resource.stack },
        pushTarget: pushTargetOf(resource, target, path, nodes),
      })),
    ];
  },
};

/** The bus sends the rule the events that match its pattern. A rule without a pattern only has a schedule. */
function matched(resource: Resource, properties: Resolved, nodes: Nodes): readonly Push[] {
  const filter = filterText(at(properties, 'EventPattern'));
  return filter === 'none' ? [] : [{
    from: busAt(at(properties, 'EventBusName'), nodes),
    to: { is: 'reference', resource, attribute: 'Arn' },
    way: 'async',
    by: 'rule',
    buckets: bucketsNamed(resource, nodes),
    pushTarget: {
      ...plainPushTarget(resource, '', ABSENT),
      filter,
      pattern: { property: 'EventPattern', asks: 'event' },
    },
  }];
}

function pushTargetOf(resource: Resource, target: Resolved, path: string, nodes: Nodes): PushTarget {
  const role = at(target, 'RoleArn');
  return {
    ...plainPushTarget(resource, path, target),
    enabled: map(textOf(at(propertiesOf(resource), 'State'), 'ENABLED'), (state) => state !== 'DISABLED'),
    ...(role.is === 'absent' ? {} : { authority: 'role-or-permission', role: roleAt(role, nodes) }),
    retries: retryNumber(target, 'MaximumRetryAttempts', TARGET_RETRIES),
    maxAge: retryNumber(target, 'MaximumEventAgeInSeconds', TARGET_MAX_AGE),
    retriesProperty: joinPath(path, 'RetryPolicy.MaximumRetryAttempts'),
    deadLetter: deadLetterAt(at(target, 'DeadLetterConfig', 'Arn'), nodes),
    deadLetterProperty: joinPath(path, 'DeadLetterConfig.Arn'),
  };
}

/** The rules of the default bus have their name alone in their ARN. */
function nameWithBus(rule: Resource): Resolved {
  const properties = propertiesOf(rule);
  const [name, bus] = [at(properties, 'Name'), at(properties, 'EventBusName')];
  if (name.is === 'absent' || bus.is === 'absent') return name;
  const parts = partsAfter('/', partsOf(bus));
  const isDefault = parts.length === 1 && parts[0] === DEFAULT_BUS;
  return isDefault ? name : joinParts([...parts, '/', ...partsOf(name)]);
}

/** By name, ARN or reference. */
function busAt(name: Resolved, nodes: Nodes): Known<NodeId> {
  const hidesName = name.is === 'hidden' || name.is === 'list' || name.is === 'fields';
  return hidesName ? unknownFrom(name, 'a bus') : nodes.find(busNamed(name));
}
