/** What a plan does in one stack, indexed for the constructs of this library: who changes, and who names whom. */
import { own } from '../../../template/json';
import { referencesOf } from '../../../template/references';
import { Stack } from '../../../template/stack';
import { freeName } from '../../free-name';
import { ResourcePlan } from '../../plan';
import { CdkNames } from '../cdk-names';
import { referenceIn } from '../reference';
import { lowerFirst } from '../variables';

export class StackPlan {
  public readonly planned: ReadonlyMap<string, ResourcePlan>;
  private readonly users: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly takenIds: Set<string>;

  /** `stack` as it is after the plan. */
  public constructor(
    public readonly stack: Stack, resources: readonly ResourcePlan[], public readonly names: CdkNames,
  ) {
    this.planned = new Map(resources.map((resource) => [resource.logicalId, resource]));
    const all = [...stack.resources.values()];
    const users = new Map<string, Set<string>>();
    for (const resource of all) {
      for (const name of referencesOf({ properties: resource.properties, dependsOn: [] }).names) {
        users.set(name, (users.get(name) ?? new Set()).add(resource.logicalId));
      }
    }
    this.users = users;
    this.takenIds = new Set(all.flatMap(({ declaredAt: { path } }) => path?.split('/') ?? []));
  }

  public isAdded(logicalId: string): boolean {
    return this.planned.get(logicalId)?.becomes === 'added';
  }

  /** A setting of a resource after the plan. */
  public setting(logicalId: string, ...keys: readonly string[]): unknown {
    return keys.reduce(own, this.names.properties(logicalId));
  }

  /** The resources whose properties name a resource. */
  public usersOf(logicalId: string): readonly string[] {
    return [...this.users.get(logicalId) ?? []];
  }

  /** The resource of one of the types that a value refers to, if the app has its L2 construct. */
  public construct(value: unknown, types: readonly string[]): string | undefined {
    const { logicalId } = referenceIn(value) ?? {};
    if (logicalId === undefined || !types.includes(this.names.type(logicalId) ?? '') || this.isAdded(logicalId)) return undefined;
    return this.names.highLevel(logicalId) === undefined ? undefined : logicalId;
  }

  /** An id that no construct of the stack has, and a variable for it. */
  public freshId(wish: string): { readonly id: string; readonly variable: string } {
    const isFree = (name: string): boolean => !this.takenIds.has(name) && !this.names.isVariable(lowerFirst(name));
    const id = freeName(`${wish.charAt(0).toUpperCase()}${wish.slice(1)}`, isFree);
    this.takenIds.add(id);
    return { id, variable: lowerFirst(id) };
  }
}
