/**
 * Asynchronous invocations by what is invoked: each qualifier of each function is a lane of its own, with its own settings, which it shares
 * with nobody.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known, unknown } from '../../model/known';
import { DeclaredAt, FunctionNode } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Target } from '../../model/target';
import { GraphIndex } from '../kit/graph-index';

export interface AsyncQualifier {
  readonly handler: FunctionNode;
  readonly target: Target;
  /** A delivery of the lane, which knows its settings and exits. */
  readonly example: Delivery;
  /** The invoke config. */
  readonly config?: DeclaredAt;
  /** Those of its deliveries whose caller the app names or permits. */
  readonly callers: readonly Delivery[];
  /** Of a lane with callers and no invoke config, the lane of the function whose config nobody in the app uses. */
  readonly elsewhere?: AsyncQualifier;
}

/** Of the functions that are known, by function. */
export function asyncQualifiersOf(app: GraphIndex): ReadonlyMap<FunctionNode, readonly AsyncQualifier[]> {
  const lanes = groupBy(app.pushes, keyOf);
  const byHandler = groupBy([...lanes.values()].flatMap((deliveries) => laneOf(app, deliveries)), ({ handler }) => handler);
  return new Map([...byHandler].map(([handler, own]) => [handler, withElsewhere(own)]));
}

function withElsewhere(lanes: readonly AsyncQualifier[]): readonly AsyncQualifier[] {
  const elsewhere = lanes.find(isUnused);
  return elsewhere === undefined ? lanes : lanes.map((lane) => (isBare(lane) ? { ...lane, elsewhere } : lane));
}

/** Somebody invokes it asynchronously, and no settings are for it. */
export function isBare({ config, callers }: AsyncQualifier): boolean {
  return config === undefined && callers.length > 0;
}

/** Settings for what nobody in the app invokes; somebody outside may. */
export function isUnused({ config, callers }: AsyncQualifier): boolean {
  return config !== undefined && callers.length === 0;
}

/** A version is known by its resource, although its number is not; an alias is known by its name. */
export function hasListedCaller({ handler: { qualifiers }, target: { qualifier, through } }: AsyncQualifier): Known<boolean> {
  const versions = qualifiers.filter(({ kind }) => kind === 'version').map(({ declaredAt }) => nodeId(declaredAt));
  const isVersion = through !== undefined && versions.includes(nodeId(through));
  return isUnknown(qualifier) && !isVersion ? qualifier : true;
}

/** Whether no invoke config with a hidden function or qualifier may be that of a lane which seems to have none. */
export function surelyBare(
  app: GraphIndex, lane: AsyncQualifier, lanes: readonly AsyncQualifier[], counts: (config: Delivery) => boolean = () => true,
): Known<boolean> {
  if (lane.config !== undefined) return true;
  const others = lanes.filter(({ config, example }) => config !== undefined && counts(example));
  const homeless = app.pushes.filter((config) => config.declaredAt !== undefined && counts(config));
  return and(
    ...others.flatMap((other) => [hasListedCaller(other), hasListedCaller(lane)]),
    ...homeless.flatMap(({ target: { function: id } }) => (isUnknown(id) ? [unknown(id.unknown)] : [])),
  );
}

export function allAsyncQualifiers(app: GraphIndex): readonly AsyncQualifier[] {
  return [...asyncQualifiersOf(app).values()].flat();
}

function laneOf(app: GraphIndex, deliveries: readonly Delivery[]): readonly AsyncQualifier[] {
  const [example] = deliveries;
  const handler = app.nodeOf('function', example.target.function);
  if (handler === undefined) return [];
  const callers = deliveries.filter(({ source }) => source.node !== undefined);
  return [{ handler, target: example.target, example, callers, ...(example.declaredAt === undefined ? {} : { config: example.declaredAt }) }];
}

function keyOf({ target, declaredAt }: Delivery): string {
  const { qualifier, through } = target;
  const named = isUnknown(qualifier) ? [through?.stack, through?.logicalId, qualifier.unknown] : qualifier;
  return JSON.stringify([target.function, named, declaredAt?.stack, declaredAt?.logicalId]);
}

/** `alias live`, `$LATEST`. */
export function qualifierName({ qualifier, through }: Target): string {
  if (!isUnknown(qualifier)) return qualifier;
  return through === undefined ? `a hidden qualifier (${qualifier.unknown})` : `version ${through.logicalId}`;
}
