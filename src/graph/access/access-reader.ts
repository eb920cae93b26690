/**
 * Reads the permissions that a delivery needs, and whether the app allows them: the execution role reads the source and
 * writes to destinations, a service invokes the function and writes to its dead-letter queue. Encrypted resources also
 * need permissions for their keys.
 */
import { DECRYPT_ACTION, WRITE_ACTIONS } from '../../facts/write-actions';
import { ExplicitGrants } from '../../iam/explicit-grants';
import { Iam } from '../../iam/iam';
import { Access } from '../../model/access';
import { memo } from '../../model/collections';
import { defined } from '../../model/defined';
import { isUnknown, Known } from '../../model/known';
import { DeliveryNode, NodeId } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { Writers } from '../../model/writers';
import { SourceReader } from '../../sources/source-reader';
import { TemplateApp } from '../../template/app';
import { CreationOrder } from '../../template/creation-order';
import { Resource } from '../../template/stack';
import { at, propertiesOf } from '../../template/value/fields';
import { ABSENT, Resolved } from '../../template/value/resolved';
import { NodeRegistry } from '../node-registry';
import { FunctionPush, OtherPush } from '../pushes';
import { sourceReaderOf } from '../source-reader-of';
import { assumedBy, principalOf } from './assumed';
import { invokeAccess } from './invoke-access';
import { deliverNeeds, keyNeedsOfRole, ANY_ACTION } from './needs';
import { isOrdered } from './ordered';
import { AccessAnswer, AccessContext, AccessQuestion, evaluateAllForRole, evaluateForService } from './question';
import { toAccess } from './to-access';
import { writeAnswers } from './write-answers';
import { writeNeeds } from './write-needs';

/** The permissions of a delivery, and whether the resource that declares it waits for them. */
export interface DeliveryAccess {
  readonly access: readonly Access[];
  readonly waitsForPermissions?: Known<boolean>;
}

const DESTINATIONS = [['DestinationConfig', 'OnFailure', 'Destination'], ['DestinationConfig', 'OnSuccess', 'Destination']] as const;
/** Sources that a pipe reads with the same actions as a mapping. */
const READ_ALIKE: ReadonlySet<DeliveryNode['kind']> = new Set(['queue', 'stream', 'table']);
/** The principal of CloudWatch where an alarm publishes. */
const ALARMS = 'cloudwatch.amazonaws.com';
const NOTHING: DeliveryAccess = { access: [] };

export class AccessReader {
  private readonly asked: AccessContext;
  private readonly order = new CreationOrder();
  private readonly configs = new Map<string, DeliveryAccess>();

  public constructor(
    app: TemplateApp,
    private readonly nodes: NodeRegistry,
  ) {
    this.asked = { iam: new Iam(app), nodes };
  }

  public get explicitGrants(): ExplicitGrants {
    return this.asked.iam.explicit;
  }

  /** The execution role reads the source and writes to the mapping's on-failure destination. */
  public ofMapping(
    mapping: Resource,
    functionId: Known<NodeId>,
    sourceId: Known<NodeId>,
    kind: SourceReader,
  ): DeliveryAccess {
    const settings = propertiesOf(mapping);
    const value = at(settings, 'EventSourceArn');
    const source = isUnknown(sourceId) ? undefined : this.nodes.read(sourceId);
    const kept = source && kind.keptIn?.(source);
    const neededBy = { declaredAt: mapping.declaredAt, property: 'EventSourceArn' };
    const needs = source === undefined && value.is === 'absent' ? undefined : kind.needs?.(source, this.nodes, settings);
    const consume: readonly AccessQuestion[] = (needs ?? []).map(({ on, ...need }) => ({
      purpose: 'consume',
      on: on ?? sourceId,
      value: on === undefined || isUnknown(on) ? value : this.nodes.valueOf(on),
      neededBy,
      ...need,
    }));
    const encrypted = kept === undefined || isUnknown(kept) ? source : this.nodes.read(kept);
    const decrypt = encrypted === undefined ? [] : keyNeedsOfRole(encrypted, [DECRYPT_ACTION], neededBy, this.nodes);
    const deliver = deliverNeeds(at(settings, ...DESTINATIONS[0]), neededByPath(mapping, DESTINATIONS[0]), this.nodes);
    return this.granted([...consume, ...decrypt, ...deliver], functionId, mapping);
  }

  /** The execution role writes to the destinations of asynchronous invocations, whoever the caller is. */
  public ofConfig(config: Resource | undefined, functionId: Known<NodeId>): DeliveryAccess {
    if (isUnknown(functionId)) return NOTHING;
    const key = JSON.stringify([functionId, config?.declaredAt.stack, config?.declaredAt.logicalId]);
    return memo(this.configs, key, () => this.readConfig(config, functionId));
  }

  private readConfig(config: Resource | undefined, functionId: NodeId): DeliveryAccess {
    const settings =
      config === undefined
        ? []
        : DESTINATIONS.flatMap((path) =>
          deliverNeeds(at(propertiesOf(config), ...path), neededByPath(config, path), this.nodes),
        );
    const { access, waitsForPermissions } = this.granted(settings, functionId, config);
    const own = this.granted(this.deadLetterNeeds(functionId), functionId);
    return { access: [...access, ...own.access], ...defined({ waitsForPermissions }) };
  }

  /** The service, or its role, invokes the function and writes discarded events to its dead-letter queue. */
  public ofPush(push: FunctionPush, on: Known<NodeId>): readonly Access[] {
    const { from, fromValue = ABSENT, sourceArns, pushTarget } = push;
    // No template names who deploys.
    if (pushTarget.authority === 'deployer') return [];
    const sources = sourceArns ?? [isUnknown(from) ? fromValue : this.nodes.valueOf(from)];
    return [
      invokeAccess(push, on, sources, this.asked),
      ...this.writes(push, sources[0] ?? ABSENT).map(toAccess),
      ...this.reads(push, roleOf(pushTarget)).map(toAccess),
    ];
  }

  /** The service, or its role, writes to a queue, topic or stream and to its dead-letter queue. */
  public ofLink(push: OtherPush, to: Known<NodeId>): readonly Access[] {
    const { service, from, fromValue = ABSENT } = push;
    const source = isUnknown(from) ? fromValue : this.nodes.valueOf(from);
    return [
      ...writeAnswers(push, to, principalOf(service), source, this.asked),
      ...this.writes(push, source),
    ].map(toAccess);
  }

  /** An alarm publishes to a topic of the app. The policy of a topic that declares none admits the alarms of its account. */
  public ofAlarm(alarm: Resource, topic: NodeId, property: string): readonly Access[] {
    const neededBy = { declaredAt: alarm.declaredAt, property };
    const questions = writeNeeds('write', topic, neededBy, this.nodes, 'service').filter(({ purpose, action, value = ABSENT }) => (
      purpose !== 'write' || this.asked.iam.hasPolicy(value, action)
    ));
    const source: Resolved = { is: 'reference', resource: alarm, attribute: 'Arn' };
    return questions.map((question) => toAccess(evaluateForService(question, ALARMS, source, this.asked)));
  }

  /** Who may send to a queue or topic. */
  public writersOf(node: DeliveryNode): Writers {
    const [action] = WRITE_ACTIONS[node.kind === 'topic' ? 'topic' : 'queue'];
    return this.asked.iam.writersOf(this.nodes.valueOf(node.id), action);
  }

  /** A pipe reads its source with its role. */
  private reads(
    { by, from, fromValue, pushTarget: { declaredAt } }: FunctionPush,
    role: PushTarget['role'],
  ): readonly AccessAnswer[] {
    if (by !== 'pipe' || isUnknown(from) || role === undefined) return [];
    // The stream of a table has an ARN of its own, which the pipe names.
    const named = fromValue ?? this.nodes.valueOf(from);
    const source = this.nodes.read(from);
    const kind = sourceReaderOf(source);
    const neededBy = { declaredAt, property: 'Source' };
    const questions: readonly AccessQuestion[] = !READ_ALIKE.has(source.kind)
      ? []
      : [
        ...(kind.needs?.(source, this.nodes, ABSENT) ?? []).map(({ on, ...need }): AccessQuestion => ({
          purpose: 'consume',
          on: on ?? from,
          value: on === undefined || isUnknown(on) ? named : this.nodes.valueOf(on),
          neededBy,
          ...need,
        })),
        ...keyNeedsOfRole(source, [DECRYPT_ACTION], neededBy, this.nodes),
      ];
    return evaluateAllForRole(questions, role, this.asked);
  }

  /** The dead-letter end of a push. */
  private writes(push: FunctionPush | OtherPush, source: Resolved): readonly AccessAnswer[] {
    const { service, pushTarget, deadLetterObjects: objects } = push;
    const { deadLetter, deadLetterProperty, deadLetterRole, declaredAt } = pushTarget;
    const principal = principalOf(service);
    const role = deadLetterRole ?? roleOf(pushTarget);
    if (deadLetter === 'none') return [];
    const neededBy = { declaredAt, property: deadLetterProperty ?? '' };
    const ask = (questions: readonly AccessQuestion[]): readonly AccessAnswer[] =>
      role === undefined
        ? questions.map((question) => evaluateForService(question, principal, source, this.asked))
        : assumedBy(push, evaluateAllForRole(questions, role, this.asked), this.asked);
    if (isUnknown(deadLetter)) { return ask([{ purpose: 'write-dead-letter', action: ANY_ACTION, on: deadLetter, neededBy }]); }
    const needs = writeNeeds('write-dead-letter', deadLetter, neededBy, this.nodes, role === undefined ? 'service' : 'role');
    return ask(needs.map((need) => (need.purpose === 'write-dead-letter' ? { ...need, ...defined({ value: objects ?? need.value }) } : need)));
  }

  private deadLetterNeeds(functionId: NodeId): readonly AccessQuestion[] {
    const handler = this.nodes.read(functionId);
    if (handler.kind !== 'function' || handler.deadLetter === 'none') return [];
    const neededBy = { ...defined({ declaredAt: handler.declaredAt }), property: 'DeadLetterConfig.TargetArn' };
    if (isUnknown(handler.deadLetter)) { return [{ purpose: 'deliver', action: ANY_ACTION, on: handler.deadLetter, neededBy }]; }
    return deliverNeeds(this.nodes.valueOf(handler.deadLetter), neededBy, this.nodes);
  }

  private granted(questions: readonly AccessQuestion[], functionId: Known<NodeId>, waits?: Resource): DeliveryAccess {
    if (questions.length === 0) return NOTHING;
    const handler = isUnknown(functionId) ? undefined : this.nodes.read(functionId);
    const role: Known<NodeId | 'none'> = isUnknown(functionId)
      ? functionId
      : handler?.kind === 'function'
        ? handler.role
        : 'none';
    const answers = evaluateAllForRole(questions, role, this.asked);
    const ordered = waits === undefined ? undefined : isOrdered(waits, answers, this.order);
    return { access: answers.map(toAccess), ...defined({ waitsForPermissions: ordered }) };
  }
}

function roleOf({ authority, role }: PushTarget): PushTarget['role'] {
  return authority === 'role' ? role ?? 'none' : undefined;
}

function neededByPath(resource: Resource, path: readonly string[]): AccessQuestion['neededBy'] {
  return { declaredAt: resource.declaredAt, property: path.join('.') };
}
