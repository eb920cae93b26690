/**
 * Finds the callers that invoke functions asynchronously: services that name a function, services with a permission to
 * invoke it, and functions that have it as a destination.
 */
import { isUnknown, Known, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { withoutPartition } from '../model/node-id';
import { asyncService } from '../sources/async/push-services';
import { wayOfSource } from '../sources/async/way-of-source';
import { TemplateApp } from '../template/app';
import { FunctionTarget, functionTarget } from '../template/arn/function-target';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf, textOf } from '../template/value/fields';
import { Hidden, Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { NodeRegistry } from './node-registry';
import { PermissionEntry, permissionEntries } from './permission-entries';
import { FunctionPush, Pushes } from './pushes';

export interface AsyncCaller {
  readonly node: Known<NodeId>;
  readonly service: Known<string>;
  /** Unique for the caller, even if its node is hidden. */
  readonly key: string;
  readonly target: FunctionTarget;
  /** Absent if only a permission or a destination names the caller. */
  readonly push?: FunctionPush;
  /** The same caller and target once more, in other places. */
  readonly further?: readonly FunctionPush[];
}

export function asyncCallers(
  app: TemplateApp,
  nodes: NodeRegistry,
  pushes: Pushes,
): readonly AsyncCaller[] {
  const { toFunctions } = pushes;
  const pushing = toFunctions.filter(({ way }) => way === 'async').map(pushingCaller);
  const pushed = new Set(toFunctions.flatMap((push) => callerKeys(pushingCaller(push), nodes)));
  const permitted = permissionEntries(app).flatMap((entry) => permittedCaller(entry, nodes));
  const elsewhere = sendersElsewhere(pushes);
  return [
    ...pushing,
    ...permitted
      .filter(({ node }) => isUnknown(node) || !elsewhere.has(node))
      .filter((caller) => !callerKeys(caller, nodes).some((key) => pushed.has(key))),
    ...app.ofType('AWS::Lambda::EventInvokeConfig').flatMap((config) => destinationCallers(config, nodes)),
  ];
}

/** A rule has all its targets in one property. */
const WITH_ALL_TARGETS = 'events';

/** What has known targets alone: it calls none of the functions that merely permit it. */
function sendersElsewhere({ toFunctions, toOthers }: Pushes): ReadonlySet<NodeId> {
  const sent = [...toFunctions, ...toOthers].filter(({ service }) => service === WITH_ALL_TARGETS);
  const undecided = new Set(sent.filter(({ to }) => hiddenPart(to) !== undefined).map(({ from }) => from));
  return new Set(sent.flatMap(({ from }) => (isUnknown(from) || undecided.has(from) ? [] : [from])));
}

function hiddenPart(value: Resolved): Hidden | undefined {
  return partsOf(value).find((part): part is Hidden => typeof part !== 'string' && part.is === 'hidden');
}

function pushingCaller(push: FunctionPush): AsyncCaller {
  const { from, service, target, resource } = push;
  return { node: from, service, target, push, key: isUnknown(from) ? resourceId(resource) : from };
}

/**
 * The keys by which a push and a permission are the same caller. A push names the qualifier, so its permission adds
 * nothing. A permission for no single source belongs to the sources that are named.
 */
function callerKeys({ node, service, target, push }: AsyncCaller, nodes: NodeRegistry): readonly string[] {
  const id = nodes.registerTarget(target);
  if (isUnknown(id)) return [];
  const bySource = isUnknown(node) ? [] : [JSON.stringify(['from', withoutPartition(node), id])];
  const forAnySource = push !== undefined || isUnknown(node) || node.includes('*');
  return forAnySource && !isUnknown(service) ? [...bySource, JSON.stringify(['of', service, id])] : bySource;
}

function permittedCaller(entry: PermissionEntry, nodes: NodeRegistry): readonly AsyncCaller[] {
  const service = serviceOf(entry);
  const { id, resource, sourceArn: arn, functionName } = entry;
  if (service === undefined || !permitsInvocation(entry) || wayOfSource(service, arn) !== 'async') return [];
  const hidden = isUnknown(service) ? service : unknown(`${service}: ${clip(resource.logicalId)} has no SourceArn`);
  const node = arn.is === 'absent' || isUnknown(service) ? hidden : nodes.find(arn);
  return [{ node, service, key: isUnknown(node) ? id : node, target: functionTarget(functionName) }];
}

/** The asynchronous service; undefined for a synchronous service, an account or a role. */
function serviceOf({ principal }: PermissionEntry): Known<string> | undefined {
  const hidden = hiddenPart(principal);
  if (principal.is !== 'absent' && hidden !== undefined) return unknown(hidden.reason, hidden.cause);
  return asyncService(render(partsOf(principal)));
}

function permitsInvocation({ action: written, viaUrl, urlAuthType }: PermissionEntry): boolean {
  const action = textOf(written, '');
  const isForUrl = viaUrl.is !== 'absent' || urlAuthType.is !== 'absent';
  return !isForUrl && (isUnknown(action) || /^lambda:(?:InvokeFunction|Invoke\*|\*)$/i.test(action));
}

function destinationCallers(config: Resource, nodes: NodeRegistry): readonly AsyncCaller[] {
  const settings = propertiesOf(config);
  const sender = nodes.registerTarget(functionTarget(at(settings, 'FunctionName')));
  return ['OnFailure', 'OnSuccess'].flatMap((condition): AsyncCaller[] => {
    const destination = at(settings, 'DestinationConfig', condition, 'Destination');
    const found = destination.is === 'absent' ? undefined : nodes.findTarget(destination);
    if (found === undefined || isUnknown(found) || nodes.read(found.id).kind !== 'function') return [];
    return [{ node: sender, service: 'lambda', key: isUnknown(sender) ? resourceId(config) : sender, target: functionTarget(destination) }];
  });
}
