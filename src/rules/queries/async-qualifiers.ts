/** The qualifiers of each function that are invoked asynchronously. Each qualifier has an invoke config of its own and inherits none. */
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
  /** One of its deliveries: they all share the settings and exits. */
  readonly delivery: Delivery;
  /** The invoke config. */
  readonly config?: DeclaredAt;
  /** The deliveries whose caller is in the app or in a permission of the app, and does not wait for a result. */
  readonly callers: readonly Delivery[];
  /** Those whose caller waits until the function reports its result: it learns of a failure. */
  readonly waiting: readonly Delivery[];
  /** Those that Lambda refuses, since they name no qualifier of a durable function: durable-function-is-qualified reports them. */
  readonly refused: readonly Delivery[];
  /** Where this one has callers and no invoke config: another qualifier of the function that has an invoke config and no callers. */
  readonly unusedQualifier?: AsyncQualifier;
}

/** Returns the qualifiers of each function. Functions that the graph does not know are left out. */
export function asyncQualifiersOf(app: GraphIndex): ReadonlyMap<FunctionNode, readonly AsyncQualifier[]> {
  const byQualifier = groupBy(app.pushes, keyOf);
  const all = [...byQualifier.values()].flatMap((deliveries) => toAsyncQualifier(app, deliveries));
  const byHandler = groupBy(all, ({ handler }) => handler);
  return new Map([...byHandler].map(([handler, own]) => [handler, withUnusedQualifier(own)]));
}

export function allAsyncQualifiers(app: GraphIndex): readonly AsyncQualifier[] {
  return [...asyncQualifiersOf(app).values()].flat();
}

function withUnusedQualifier(all: readonly AsyncQualifier[]): readonly AsyncQualifier[] {
  const unusedQualifier = all.find(isUnused);
  if (unusedQualifier === undefined) return all;
  return all.map((one) => (hasNoSettings(one) ? { ...one, unusedQualifier } : one));
}

/** It is invoked asynchronously and has no invoke config. */
export function hasNoSettings({ config, callers }: AsyncQualifier): boolean {
  return config === undefined && callers.length > 0;
}

/** It has an invoke config, and nothing in the app invokes it. A caller outside the app may. */
export function isUnused({ config, callers, waiting, refused }: AsyncQualifier): boolean {
  return config !== undefined && callers.length + waiting.length + refused.length === 0;
}

/** The app invokes it asynchronously, or states that callers outside it do. */
export function isInvoked({ callers, waiting, refused, delivery: { source } }: AsyncQualifier): boolean {
  return callers.length + waiting.length + refused.length > 0 || source.outside === true;
}

/** The resource identifies a version, whose number is assigned at deployment. The name identifies an alias. */
export function isQualifierKnown({ handler, target: { qualifier, through } }: AsyncQualifier): Known<boolean> {
  const versions = handler.qualifiers.filter(({ kind }) => kind === 'version')
    .map(({ declaredAt }) => nodeId(declaredAt));
  const isVersion = through !== undefined && versions.includes(nodeId(through));
  return isUnknown(qualifier) && !isVersion ? qualifier : true;
}

/**
 * Whether a qualifier without invoke config certainly has none: an invoke config whose function or qualifier is unknown
 * may be for it. Only invoke configs that `counts` accepts matter.
 */
export function hasNoHiddenConfig(
  app: GraphIndex, asyncQualifier: AsyncQualifier, all: readonly AsyncQualifier[],
  counts: (config: Delivery) => boolean = () => true,
): Known<boolean> {
  if (asyncQualifier.config !== undefined) return true;
  const others = all.filter(({ config, delivery }) => config !== undefined && counts(delivery));
  const configs = app.pushes.filter((config) => config.declaredAt !== undefined && counts(config));
  return and(
    ...others.flatMap((other) => [isQualifierKnown(other), isQualifierKnown(asyncQualifier)]),
    ...configs.flatMap(({ target: { function: id } }) => (isUnknown(id) ? [unknown(id.unknown, id.cause)] : [])),
  );
}

function toAsyncQualifier(app: GraphIndex, deliveries: readonly Delivery[]): readonly AsyncQualifier[] {
  const [delivery] = deliveries;
  const { target, declaredAt } = delivery;
  const handler = app.nodeOf('function', target.function);
  if (handler === undefined) return [];
  const called = deliveries.filter(({ source }) => source.node !== undefined);
  const refused = handler.durable === true ? called.filter((one) => one.target.unqualified === true) : [];
  const taken = refused.length === 0 ? called : called.filter((one) => !refused.includes(one));
  const waiting = taken.filter(({ pushTarget }) => pushTarget?.awaitsResult === true);
  const callers = waiting.length === 0 ? taken : taken.filter((one) => !waiting.includes(one));
  return [{
    handler, target, delivery, callers, waiting, refused, ...(declaredAt === undefined ? {} : { config: declaredAt }),
  }];
}

function keyOf({ target, declaredAt }: Delivery): string {
  const { qualifier, through } = target;
  const named = isUnknown(qualifier)
    ? [through?.stack, through?.logicalId, qualifier.cause ?? qualifier.unknown]
    : qualifier;
  return JSON.stringify([target.function, named, declaredAt?.stack, declaredAt?.logicalId]);
}

/** `live`, `$LATEST`, `version Published`. */
export function qualifierName({ qualifier, through }: Target): string {
  if (!isUnknown(qualifier)) return qualifier;
  return through === undefined ? `a hidden qualifier (${qualifier.unknown})` : `version ${through.logicalId}`;
}
