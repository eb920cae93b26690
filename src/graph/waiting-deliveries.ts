/** One delivery for every caller of the app that waits for a function's answer: an API, a URL, a load balancer, a pipe. */
import { Delivery } from '../model/delivery-graph';
import { DeliveryPolicy } from '../model/policy';
import { Source } from '../model/target';
import { isUnknown } from '../model/unknown';
import { functionUrlPushKind } from '../sources/function-url/read';
import { unknownKind } from '../sources/hidden/read';
import { parametersOf } from '../sources/pipes/parameters';
import { pipePolicy } from '../sources/pipes/policy';
import { syncPolicy } from '../sources/synchronous/policy';
import { resourceId } from '../template/stack';
import { propertiesOf } from '../template/value/fields';
import { AccessReader } from './access/access-reader';
import { kindOf } from './kind-of-node';
import { NodeBook } from './node-book';
import { FunctionPush } from './pushes';
import { targetOf } from './target';

/** Whose permissions say how it may be called: what is asked of others says nothing about it. */
const FUNCTION_URL = functionUrlPushKind.service;

export function waitingDeliveries(pushes: readonly FunctionPush[], nodes: NodeBook, access: AccessReader): readonly Delivery[] {
  return pushes.filter(({ way }) => way !== 'async').map((push) => deliveryOf(push, nodes, access));
}

function deliveryOf(push: FunctionPush, nodes: NodeBook, access: AccessReader): Delivery {
  const target = targetOf(push.target, nodes);
  const { handover, resource, from, service } = push;
  return {
    id: handover.property === '' ? resourceId(resource) : `${resourceId(resource)} ${handover.property}`,
    source: { kind: kindNameOf(push), node: from, service },
    target,
    policy: policyOf(push, nodes),
    declaredAt: handover.declaredAt,
    settings: handover.settings,
    ...(push.by === 'pipe' && !isUnknown(push.way) ? { sourceSettings: `SourceParameters.${parametersOf(propertiesOf(resource)).name}` } : {}),
    ...(handover.authority === 'role' ? { handover } : {}),
    access: service === FUNCTION_URL ? [] : access.ofPush(push, target.function),
  };
}

function kindNameOf({ by, way }: FunctionPush): Source['kind'] {
  if (isUnknown(way)) return 'unknown';
  return by === 'pipe' ? 'pipe' : 'sync';
}

function policyOf({ way, by, from, handover, resource, answerWithin }: FunctionPush, nodes: NodeBook): DeliveryPolicy {
  const settings = propertiesOf(resource);
  if (isUnknown(way)) return { ...unknownKind.policy({ settings, nodes }), mode: 'push' };
  if (by !== 'pipe') return syncPolicy(handover, answerWithin);
  const source = isUnknown(from) ? undefined : nodes.read(from);
  return pipePolicy(settings, kindOf(source), { source, nodes });
}
