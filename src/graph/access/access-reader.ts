/**
 * The permissions that an event's way needs, each with the app's answer: the execution role reads the source and writes to destinations, a
 * service invokes and writes to its dead-letter queue. Whoever is asked, keys are asked with them.
 */
import { Iam } from '../../iam/iam';
import { every } from '../../iam/verdict';
import { Access } from '../../model/access';
import { Handover } from '../../model/handover';
import { DeliveryNode, NodeId } from '../../model/node';
import { isUnknown, Known } from '../../model/unknown';
import { SourceKindReader } from '../../sources/source-kind';
import { TemplateApp } from '../../template/app';
import { Order } from '../../template/order';
import { Resource } from '../../template/stack';
import { at, propertiesOf } from '../../template/value/fields';
import { ABSENT, Resolved } from '../../template/value/resolved';
import { partsOf, render } from '../../template/value/text';
import { kindOf } from '../kind-of-node';
import { NodeBook } from '../node-book';
import { FunctionPush, OtherPush } from '../pushes';
import { deliverNeeds, keyNeeds, WHATEVER } from './needs';
import { isOrdered } from './ordered';
import { Answer, Asked, asServer, asRole, Question } from './question';

/** The access of a delivery, and whether what declares it waits for it. */
export interface Granted {
  readonly access: readonly Access[];
  readonly waitsForPermissions?: Known<boolean>;
}

const DESTINATIONS = [['DestinationConfig', 'OnFailure', 'Destination'], ['DestinationConfig', 'OnSuccess', 'Destination']] as const;
/** Sources that a pipe reads with the actions that a mapping needs. */
const READ_ALIKE: ReadonlySet<DeliveryNode['kind']> = new Set(['queue', 'stream', 'table']);
const NOTHING: Granted = { access: [] };

export class AccessReader {
  private readonly asked: Asked;
  private readonly order = new Order();
  private readonly configs = new Map<string, Granted>();

  public constructor(app: TemplateApp, private readonly nodes: NodeBook) {
    this.asked = { iam: new Iam(app), nodes };
  }

  /** The execution role reads the source and writes where the mapping's failures end. */
  public ofMapping(mapping: Resource, functionId: Known<NodeId>, sourceId: Known<NodeId>, kind: SourceKindReader): Granted {
    const settings = propertiesOf(mapping);
    const value = at(settings, 'EventSourceArn');
    const source = isUnknown(sourceId) ? undefined : this.nodes.read(sourceId);
    const kept = source && kind.keptIn?.(source);
    const neededBy = { declaredAt: mapping.declaredAt, property: 'EventSourceArn' };
    const consume: readonly Question[] = source === undefined ? [] : [
      ...(kind.needs?.(source, this.nodes, settings) ?? []).map(({ on, ...need }): Question => ({
        purpose: 'consume', on: on ?? source.id, value: on === undefined || isUnknown(on) ? value : this.nodes.valueOf(on), neededBy, ...need,
      })),
      ...keyNeeds(kept === undefined || isUnknown(kept) ? source : this.nodes.read(kept), ['kms:Decrypt'], neededBy, this.nodes),
    ];
    const deliver = deliverNeeds(at(settings, ...DESTINATIONS[0]), neededByPath(mapping, DESTINATIONS[0]), this.nodes);
    return this.granted([...consume, ...deliver], functionId, mapping);
  }

  /** The execution role writes where an asynchronous invocation ends. One answer for all who invoke. */
  public ofConfig(config: Resource | undefined, functionId: Known<NodeId>): Granted {
    if (isUnknown(functionId)) return NOTHING;
    const key = JSON.stringify([functionId, config?.declaredAt.stack, config?.declaredAt.logicalId]);
    const known = this.configs.get(key);
    if (known !== undefined) return known;
    const settings = config === undefined ? [] : DESTINATIONS.flatMap((path) => (
      deliverNeeds(at(propertiesOf(config), ...path), neededByPath(config, path), this.nodes)
    ));
    const { access, waitsForPermissions } = this.granted(settings, functionId, config);
    const own = this.granted(this.deadLetterNeeds(functionId), functionId);
    const granted = { access: [...access, ...own.access], ...(waitsForPermissions === undefined ? {} : { waitsForPermissions }) };
    this.configs.set(key, granted);
    return granted;
  }

  /** The service, or its role, invokes the function and writes what it gives up to its dead-letter queue. */
  public ofPush(push: FunctionPush, on: Known<NodeId>): readonly Access[] {
    const { service, from, fromValue = ABSENT, sourceArns, target, handover } = push;
    const principal = `${service}.amazonaws.com`;
    const neededBy = { declaredAt: handover.declaredAt, property: handover.property };
    const sources = sourceArns ?? [isUnknown(from) ? fromValue : this.nodes.valueOf(from)];
    const role = roleOf(handover);
    const verdicts = sources.map((source) => (
      this.asked.iam.mayInvoke(principal, target, source, role === undefined ? undefined : this.valueOf(role))));
    const invoked: Answer = {
      question: { purpose: 'invoke', action: 'lambda:InvokeFunction', on, neededBy },
      by: role === undefined ? { kind: 'service', service: principal } : { kind: 'role', role },
      verdict: every(verdicts),
    };
    const refused = sourceArns?.find((_, i) => verdicts[i].allowed === false);
    return [
      { ...toAccess(invoked), ...(refused === undefined || role !== undefined ? {} : { source: render(partsOf(refused)) }) },
      ...this.writes(handover, principal, role, sources[0] ?? ABSENT).map(toAccess),
      ...this.reads(push, role).map(toAccess),
    ];
  }

  /** The service writes to a queue or topic by its policy, and to its dead-letter queue; what works by a role is asked of the latter alone. */
  public ofLink({ service, from, fromValue = ABSENT, handover }: OtherPush, to: Known<NodeId>): readonly Access[] {
    const { authority, role, declaredAt, property } = handover;
    const principal = `${service}.amazonaws.com`;
    const source = isUnknown(from) ? fromValue : this.nodes.valueOf(from);
    const reached = isUnknown(to) || authority === 'role' || role !== undefined ? [] : this.writeNeeds('write', to, { declaredAt, property });
    return [
      ...reached.map((question) => asServer(question, principal, source, this.asked)),
      ...this.writes(handover, principal, roleOf(handover), source),
    ].map(toAccess);
  }

  /** A pipe reads its source as its role. */
  private reads({ by, from, handover: { declaredAt } }: FunctionPush, role: Handover['role']): readonly Answer[] {
    if (by !== 'pipe' || isUnknown(from) || role === undefined) return [];
    const source = this.nodes.read(from);
    const kind = kindOf(source);
    const neededBy = { declaredAt, property: 'Source' };
    const questions: readonly Question[] = !READ_ALIKE.has(source.kind) ? [] : [
      ...(kind.needs?.(source, this.nodes, ABSENT) ?? []).map(({ on, ...need }): Question => ({
        purpose: 'consume', on: on ?? from, value: this.nodes.valueOf(on === undefined || isUnknown(on) ? from : on), neededBy, ...need,
      })),
      ...keyNeeds(source, ['kms:Decrypt'], neededBy, this.nodes),
    ];
    return questions.map((question) => asRole(question, role, this.asked));
  }

  private writes(handover: Handover, principal: string, role: Handover['role'], source: Resolved): readonly Answer[] {
    const { deadLetter, deadLetterProperty, declaredAt } = handover;
    if (deadLetter === 'none') return [];
    const neededBy = { declaredAt, property: deadLetterProperty ?? '' };
    const ask = (question: Question): Answer => (
      role === undefined ? asServer(question, principal, source, this.asked) : asRole(question, role, this.asked)
    );
    if (isUnknown(deadLetter)) return [ask({ purpose: 'write-dead-letter', action: WHATEVER, on: deadLetter, neededBy })];
    return this.writeNeeds('write-dead-letter', deadLetter, neededBy).map(ask);
  }

  private writeNeeds(purpose: 'write' | 'write-dead-letter', on: NodeId, neededBy: Question['neededBy']): readonly Question[] {
    const node = this.nodes.read(on);
    if (purpose === 'write' && node.kind !== 'queue' && node.kind !== 'topic') return [];
    return [
      { purpose, action: node.kind === 'topic' ? 'sns:Publish' : 'sqs:SendMessage', on, value: this.nodes.valueOf(on), neededBy },
      ...keyNeeds(node, ['kms:Decrypt', 'kms:GenerateDataKey'], neededBy, this.nodes),
    ];
  }

  private deadLetterNeeds(functionId: NodeId): readonly Question[] {
    const handler = this.nodes.read(functionId);
    if (handler.kind !== 'function' || handler.deadLetter === 'none') return [];
    const neededBy = { ...(handler.declaredAt === undefined ? {} : { declaredAt: handler.declaredAt }), property: 'DeadLetterConfig.TargetArn' };
    if (isUnknown(handler.deadLetter)) return [{ purpose: 'deliver', action: WHATEVER, on: handler.deadLetter, neededBy }];
    return deliverNeeds(this.nodes.valueOf(handler.deadLetter), neededBy, this.nodes);
  }

  private granted(questions: readonly Question[], functionId: Known<NodeId>, waits?: Resource): Granted {
    if (questions.length === 0) return NOTHING;
    const handler = isUnknown(functionId) ? undefined : this.nodes.read(functionId);
    const role: Known<NodeId | 'none'> = isUnknown(functionId) ? functionId : handler?.kind === 'function' ? handler.role : 'none';
    const answers = questions.map((question) => asRole(question, role, this.asked));
    const ordered = waits === undefined ? undefined : isOrdered(waits, answers, this.order);
    return { access: answers.map(toAccess), ...(ordered === undefined ? {} : { waitsForPermissions: ordered }) };
  }

  private valueOf(role: Known<NodeId | 'none'>): ReturnType<NodeBook['valueOf']> {
    return isUnknown(role) ? { is: 'hidden', reason: role.unknown } : this.nodes.valueOf(role);
  }
}

function roleOf({ authority, role }: Handover): Handover['role'] {
  return authority === 'role' ? role ?? 'none' : undefined;
}

function neededByPath(resource: Resource, path: readonly string[]): Question['neededBy'] {
  return { declaredAt: resource.declaredAt, property: path.join('.') };
}

function toAccess({ question: { purpose, action, on, everywhere, neededBy }, by, verdict }: Answer): Access {
  return {
    purpose,
    by,
    action,
    on,
    ...(everywhere === undefined ? {} : { everywhere }),
    allowed: verdict.allowed,
    policies: verdict.policies.map(({ declaredAt }) => declaredAt),
    neededBy,
  };
}
