/** Reads one delivery for every synchronous caller: an API, a URL, a load balancer, a user pool, a pipe. */
import { defined } from '../model/defined';
import { Delivery } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { DeliveryPolicy } from '../model/policy';
import { Source } from '../model/target';
import { functionUrlPush } from '../sources/function-url/read';
import { hiddenSource } from '../sources/hidden/read';
import { parametersOf } from '../sources/pipes/parameters';
import { pipePolicy } from '../sources/pipes/policy';
import { syncPolicy } from '../sources/synchronous/policy';
import { resourceId } from '../template/stack';
import { propertiesOf } from '../template/value/fields';
import { AccessReader } from './access/access-reader';
import { NodeRegistry } from './node-registry';
import { FunctionPush } from './pushes';
import { readerOfKind, sourceReaderOf } from './source-reader-of';
import { toTarget } from './target';

/** The permissions of a URL follow other rules, so a rule of their own checks them. */
const FUNCTION_URL = functionUrlPush.service;

export function waitingDeliveries(
  pushes: readonly FunctionPush[],
  nodes: NodeRegistry,
  access: AccessReader,
): readonly Delivery[] {
  return pushes.filter(({ way }) => way !== 'async').map((push) => deliveryOf(push, nodes, access));
}

function deliveryOf(push: FunctionPush, nodes: NodeRegistry, access: AccessReader): Delivery {
  const target = toTarget(push.target, nodes);
  const { pushTarget, resource, from, service } = push;
  return {
    id: pushTarget.property === '' ? resourceId(resource) : `${resourceId(resource)} ${pushTarget.property}`,
    source: { kind: kindNameOf(push), node: from, service, ...defined({ namesTenant: push.namesTenant }) },
    target,
    policy: policyOf(push, nodes),
    declaredAt: pushTarget.declaredAt,
    settings: pushTarget.settings,
    ...(push.by === 'pipe' && !isUnknown(push.way) ? { sourceSettings: `SourceParameters.${parametersOf(propertiesOf(resource)).name}` } : {}),
    ...(pushTarget.authority === 'role' ? { pushTarget } : {}),
    access: service === FUNCTION_URL ? [] : access.ofPush(push, target.function),
  };
}

function kindNameOf({ by, way }: FunctionPush): Source['kind'] {
  if (isUnknown(way)) return 'unknown';
  return by === 'pipe' ? 'pipe' : 'sync';
}

function policyOf(push: FunctionPush, nodes: NodeRegistry): DeliveryPolicy {
  const { way, by, from, pushTarget, resource } = push;
  const settings = propertiesOf(resource);
  if (isUnknown(way)) return { ...hiddenSource.policy({ settings, nodes, hidden: way }), mode: 'push' };
  // Nobody is told of what a subscriber gives up.
  if (by === 'subscription') return { ...syncPolicy(pushTarget, push), mode: 'push' };
  if (by !== 'pipe') return syncPolicy(pushTarget, push);
  if (!isUnknown(from)) {
    const source = nodes.read(from);
    return pipePolicy(settings, sourceReaderOf(source), { source, nodes });
  }
  const { kind } = parametersOf(settings);
  return pipePolicy(settings, kind === undefined ? hiddenSource : readerOfKind(kind), { hidden: from, nodes });
}
