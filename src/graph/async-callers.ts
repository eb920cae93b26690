/**
 * Who invokes a function asynchronously, as far as the app says it: services that name the function, services with a permission to invoke
 * it, and functions of which it is a destination.
 */
import { isUnknown, Known, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { asyncService } from '../sources/async/push-services';
import { TemplateApp } from '../template/app';
import { FunctionTarget, functionTarget } from '../template/arn/function-target';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf, textOf } from '../template/value/fields';
import { Hidden, Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { NodeRegistry } from './node-registry';
import { FunctionPush } from './pushes';

export interface AsyncCaller {
  readonly node: Known<NodeId>;
  readonly service: Known<string>;
  /** Unique for the caller, also where its node is hidden. */
  readonly key: string;
  readonly target: FunctionTarget;
  /** Absent where only a permission or a destination says that the caller exists. */
  readonly push?: FunctionPush;
  /** The same caller and target once more, in other places. */
  readonly further?: readonly FunctionPush[];
}

export function asyncCallers(app: TemplateApp, nodes: NodeRegistry, pushes: readonly FunctionPush[]): readonly AsyncCaller[] {
  const pushing = pushes.filter(({ way }) => way === 'async').map(pushingCaller);
  const said = new Set(pushing.flatMap((caller) => whatIsSaid(caller, nodes)));
  const permitted = app.ofType('AWS::Lambda::Permission').flatMap((permission) => permittedCaller(permission, nodes));
  return [
    ...pushing,
    ...permitted.filter((caller) => !whatIsSaid(caller, nodes).some((key) => said.has(key))),
    ...app.ofType('AWS::Lambda::EventInvokeConfig').flatMap((config) => destinationCallers(config, nodes)),
  ];
}

function pushingCaller(push: FunctionPush): AsyncCaller {
  const { from, service, target, resource } = push;
  return { node: from, service, target, push, key: isUnknown(from) ? resourceId(resource) : from };
}

/**
 * A source of the app that names the function says with which qualifier, so that its permission adds nothing. A permission that names no
 * one source is for those that are named.
 */
function whatIsSaid({ node, service, target, push }: AsyncCaller, nodes: NodeRegistry): readonly string[] {
  const id = nodes.enterTarget(target);
  if (isUnknown(id)) return [];
  const bySource = isUnknown(node) ? [] : [JSON.stringify(['from', node, id])];
  const forAnySource = push !== undefined || isUnknown(node) || node.includes('*');
  return forAnySource && !isUnknown(service) ? [...bySource, JSON.stringify(['of', service, id])] : bySource;
}

function permittedCaller(permission: Resource, nodes: NodeRegistry): readonly AsyncCaller[] {
  const settings = propertiesOf(permission);
  const service = serviceOf(settings);
  if (service === undefined || !permitsInvocation(settings)) return [];
  const arn = at(settings, 'SourceArn');
  const hidden = isUnknown(service) ? service : unknown(`${service}: ${clip(permission.logicalId)} has no SourceArn`);
  const node = arn.is === 'absent' || isUnknown(service) ? hidden : nodes.find(arn);
  return [{
    node,
    service,
    key: isUnknown(node) ? resourceId(permission) : node,
    target: functionTarget(at(settings, 'FunctionName')),
  }];
}

/** The asynchronous service; undefined for one that waits for an answer, an account or a role; unknown for a hidden principal. */
function serviceOf(settings: Resolved): Known<string> | undefined {
  const principal = at(settings, 'Principal');
  const hidden = partsOf(principal).find((part): part is Hidden => typeof part !== 'string' && part.is === 'hidden');
  if (principal.is !== 'absent' && hidden !== undefined) return unknown(hidden.reason, hidden.cause);
  return asyncService(render(partsOf(principal)));
}

function permitsInvocation(settings: Resolved): boolean {
  const action = textOf(at(settings, 'Action'), '');
  const viaUrl = at(settings, 'InvokedViaFunctionUrl').is !== 'absent' || at(settings, 'FunctionUrlAuthType').is !== 'absent';
  return !viaUrl && (isUnknown(action) || /^lambda:(?:InvokeFunction|Invoke\*|\*)$/i.test(action));
}

function destinationCallers(config: Resource, nodes: NodeRegistry): readonly AsyncCaller[] {
  const settings = propertiesOf(config);
  const sender = nodes.enterTarget(functionTarget(at(settings, 'FunctionName')));
  return ['OnFailure', 'OnSuccess'].flatMap((condition): AsyncCaller[] => {
    const destination = at(settings, 'DestinationConfig', condition, 'Destination');
    const found = destination.is === 'absent' ? undefined : nodes.findTarget(destination);
    if (found === undefined || isUnknown(found) || nodes.read(found.id).kind !== 'function') return [];
    return [{ node: sender, service: 'lambda', key: isUnknown(sender) ? resourceId(config) : sender, target: functionTarget(destination) }];
  });
}
