/** The constructs of the public surface, as `src/index.ts` exports them, so that no list of a test can leave one out. */
import { Construct, IConstruct } from 'constructs';
import * as library from '../../src';

/** Names of every exported class that extends `Construct`. */
export function constructNames(exported: object = library): string[] {
  return Object.entries(exported).filter(([, value]) => isConstructClass(value)).map(([name]) => name).sort();
}

/** Constructs that a list lacks. */
export function missingConstructs(covered: Iterable<string>, names: readonly string[] = constructNames()): string[] {
  const set = new Set(covered);
  return names.filter((name) => !set.has(name));
}

/** Names of the public constructs that stand in a tree, which the given copy of the library made. */
export function constructsIn(root: IConstruct, made: object = library): Set<string> {
  const classes = constructNames().map((name) => [name, made[name as keyof typeof made] as unknown as typeof Construct] as const);
  return new Set(root.node.findAll().flatMap((construct) => classes.filter(([, type]) => construct instanceof type).map(([name]) => name)));
}

function isConstructClass(value: unknown): boolean {
  return typeof value === 'function' && value.prototype instanceof Construct;
}
