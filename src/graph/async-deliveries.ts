/**
 * Reads one delivery for each caller of each qualifier that is invoked asynchronously, with its invoke config. A config
 * or a dead-letter setting without a caller in the app is a delivery too, since it expects asynchronous events.
 */
import { INPUT_LIMITS } from '../limits';
import { defined } from '../model/defined';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, unknown } from '../model/known';
import { LATEST } from '../resources/function/facts';
import { asyncSource } from '../sources/async/read';
import { settingsOf } from '../sources/read-settings';
import { TemplateApp } from '../template/app';
import { FunctionTarget, functionTarget } from '../template/arn/function-target';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { ABSENT } from '../template/value/resolved';
import { AccessReader } from './access/access-reader';
import { AsyncCaller, asyncCallers } from './async-callers';
import { NodeRegistry } from './node-registry';
import { Pushes } from './pushes';
import { symbolKey, targetKey, toTarget } from './target';

/** One function and qualifier, with its configs and callers. */
interface Lane {
  readonly key: string;
  target: FunctionTarget;
  readonly configs: Resource[];
  /** Callers by their key, so that each counts once. */
  readonly callers: Map<string, AsyncCaller>;
}

export function asyncDeliveries(
  app: TemplateApp,
  nodes: NodeRegistry,
  pushes: Pushes,
  access: AccessReader,
): readonly Delivery[] {
  const lanes = new Lanes(nodes, aliasesBySymbol(app, nodes));
  for (const config of app.ofType('AWS::Lambda::EventInvokeConfig')) {
    const settings = propertiesOf(config);
    lanes.of(functionTarget(at(settings, 'FunctionName'), at(settings, 'Qualifier')), config).configs.push(config);
  }
  for (const caller of asyncCallers(app, nodes, pushes)) {
    addCaller(lanes.of(caller.target, undefined, caller.key).callers, caller);
  }
  for (const resource of app.ofType('AWS::Lambda::Function')) {
    const deadLetter = at(propertiesOf(resource), 'DeadLetterConfig', 'TargetArn');
    if (deadLetter.is !== 'absent' && !lanes.reaches(resource)) lanes.of({ function: { resource }, qualifier: LATEST, unqualified: true });
  }
  return lanes.all().flatMap((lane) => deliveriesOf(lane, nodes, access));
}

/** A second push of one source counts if it has a dead-letter setting. Notifications of a bucket count as one push. */
function addCaller(callers: Map<string, AsyncCaller>, caller: AsyncCaller): void {
  const { key, push } = caller;
  const known = callers.get(key);
  if (known === undefined) {
    callers.set(key, caller);
  } else if (known.push !== undefined && (push?.by === 'notification' || push?.pushTarget.endsTokenWait !== undefined)) {
    const { target } = known.target.unqualified ? known : caller;
    callers.set(key, { ...known, target, further: [...known.further ?? [], push] });
  } else if (known.push !== undefined && push?.pushTarget.deadLetterProperty !== undefined) {
    const { declaredAt, property } = push.pushTarget;
    const apart = `${key} (${declaredAt.stack}.${declaredAt.logicalId} ${property})`;
    callers.set(apart, { ...caller, key: apart });
  }
}

/** The keys of the aliases whose name only deployment knows, by what their settings write in the place of the name. */
function aliasesBySymbol(app: TemplateApp, nodes: NodeRegistry): ReadonlyMap<string, string> {
  return new Map(app.ofType('AWS::Lambda::Alias').flatMap((alias): [string, string][] => {
    const target = functionTarget(at(propertiesOf(alias), 'FunctionName'), at(propertiesOf(alias), 'Name'));
    const symbol = symbolKey(target, nodes);
    const key = targetKey({ ...target, through: alias }, nodes);
    return symbol === undefined || key === undefined ? [] : [[symbol, key]];
  }));
}

class Lanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly functions = new Set<string>();

  public constructor(private readonly nodes: NodeRegistry, private readonly aliases: ReadonlyMap<string, string>) {}

  /** A hidden target has its own lane, since two hidden targets may differ. */
  public of(target: FunctionTarget, config?: Resource, caller?: string): Lane {
    const named = targetKey(target, this.nodes);
    const key = (named && (this.aliases.get(named) ?? named)) ?? `unknown (${config === undefined ? caller : resourceId(config)})`;
    const id = this.nodes.registerTarget(target);
    if (!isUnknown(id)) this.functions.add(id);
    const lane = this.lanes.get(key) ?? { key, target, configs: [], callers: new Map() };
    if (lane.target.through === undefined && target.through !== undefined) lane.target = target;
    this.lanes.set(key, lane);
    return lane;
  }

  public reaches(resource: Resource): boolean {
    return this.functions.has(resourceId(resource));
  }

  public all(): readonly Lane[] {
    return [...this.lanes.values()];
  }
}

/** Further alternatives have no callers, so that the graph stays in proportion to the app. */
const MOST_ALTERNATIVES = INPUT_LIMITS.asyncConfigs.max;

/** Two configs of one qualifier exclude each other by conditions, so each has its own deliveries. */
function deliveriesOf(lane: Lane, nodes: NodeRegistry, reader: AccessReader): readonly Delivery[] {
  const callers: readonly (AsyncCaller | undefined)[] =
    lane.callers.size > 0 ? [...lane.callers.values()] : [undefined];
  const configs: readonly (Resource | undefined)[] = lane.configs.length > 0 ? lane.configs : [undefined];
  // Whether it names the qualifier of the lane depends on the caller.
  const { unqualified: _, ...target } = toTarget(lane.target, nodes);
  return configs.flatMap((config, i) => (i < MOST_ALTERNATIVES ? callers : [undefined]).map((caller): Delivery => {
    const { access, waitsForPermissions } = reader.ofConfig(config, target.function);
    return {
      id: `${caller?.key ?? '*'} -> ${lane.key}${configs.length > 1 && config ? ` (${resourceId(config)})` : ''}`,
      source: caller === undefined
        ? { kind: 'async', ...defined({ outside: config && outsideCallersOf(config) }) }
        : { kind: 'async', node: caller.node, service: caller.service, ...defined({ namesTenant: namesTenant(caller) }) },
      target: { ...target, ...defined({ unqualified: caller && isUnqualified(caller) }) },
      policy: asyncSource.policy({
        settings: config === undefined ? ABSENT : propertiesOf(config),
        target: isUnknown(target.function) ? undefined : nodes.read(target.function),
        nodes,
      }),
      ...defined({ declaredAt: config?.declaredAt }),
      settings: config === undefined ? [] : settingsOf(propertiesOf(config)),
      ...defined({ pushTarget: caller?.push?.pushTarget }),
      ...defined({ furtherPushTargets: caller?.further?.map(({ pushTarget }) => pushTarget) }),
      access: caller?.push === undefined ? access : [...reader.ofPush(caller.push, target.function), ...access],
      ...defined({ waitsForPermissions }),
    };
  }));
}

/** Whether the app states that callers outside of it use an invoke config. */
function outsideCallersOf({ stack, declaredAt: { path } }: Resource): true | undefined {
  return path !== undefined && stack.constructs?.hasOutsideCallers(path) === true ? true : undefined;
}

/** Where its resources decide it: each of them has to. */
function namesTenant({ push, further = [] }: AsyncCaller): Known<boolean> | undefined {
  const named = [push, ...further].map((one) => one?.namesTenant);
  return named.includes(undefined) ? undefined : and(...named as readonly Known<boolean>[]);
}

/** A permission for the function without a qualifier admits calls of `$LATEST` by its name as well. */
function isUnqualified({ target, push, service }: AsyncCaller): Known<boolean> | undefined {
  if (target.unqualified === undefined || push !== undefined || service === 'lambda') return target.unqualified;
  return unknown('whether the caller names $LATEST, which a permission does not tell');
}
