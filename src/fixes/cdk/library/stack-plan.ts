/** What a plan does in one stack, indexed for the constructs of this library: who changes, and who names whom. */
import { own } from '../../../template/json';
import { referencesOf } from '../../../template/references';
import { Stack } from '../../../template/stack';
import { freeName } from '../../free-name';
import { ResourcePlan } from '../../plan';
import { CdkNames } from '../cdk-names';
import { expression } from '../expression';
import { referenceIn } from '../reference';
import { resourceBehind } from '../type-behind';
import { lowerFirst } from '../variables';

/** A construct of the app, and the plan of its stack. */
export interface Placed {
  readonly plan: StackPlan;
  readonly logicalId: string;
}

export class StackPlan {
  public readonly planned: ReadonlyMap<string, ResourcePlan>;
  private readonly users: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly takenIds: Set<string>;

  /** `stack` as it is after the plan. */
  /** `peers` get the plans of all stacks. */
  public constructor(
    public readonly stack: Stack, resources: readonly ResourcePlan[], public readonly names: CdkNames,
    private readonly peers: ReadonlyMap<string, StackPlan> = new Map(),
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

  /** The same in this stack, in one that it nests, or in one that it imports from. */
  public constructAnywhere(value: unknown, types: readonly string[]): Placed | undefined {
    const { stack, logicalId = '' } = resourceBehind(value, this.stack) ?? {};
    const plan = stack === undefined || stack === this.stack ? this : this.peers.get(stack.name);
    const found = plan?.construct({ Ref: logicalId }, types);
    return plan === undefined || found === undefined ? undefined : { plan, logicalId: found };
  }

  /** Code for it. Undefined for a construct inside another one of another stack. */
  public variableFor({ plan, logicalId }: Placed): string | undefined {
    return plan === this ? this.names.construct(logicalId) : this.names.constructOf(plan.names, logicalId);
  }

  /** The L2 construct of the type at a path. */
  public constructAt(path: string, type: string): string | undefined {
    const logicalId = this.names.idAt(`${path}/Resource`);
    return logicalId === undefined ? undefined : this.construct({ Ref: logicalId }, [type]);
  }

  /**
   * The option that takes a source: `option` for a construct of this type, L2 or L1, else `arnOption`. Undefined if
   * neither takes it, such as what another stack exports for this mapping alone.
   */
  public sourceOptions(
    arn: unknown, type: string, option: string, arnOption?: string,
  ): { readonly options: readonly string[]; readonly source?: Placed } | undefined {
    if (typeof arn === 'string' && arnOption !== undefined) return { options: [`${arnOption}: ${JSON.stringify(arn)},`] };
    const { logicalId = '' } = referenceIn(arn) ?? {};
    if (this.names.type(logicalId) === undefined || this.isAdded(logicalId)) return undefined;
    const source = { plan: this, logicalId };
    const isConstruct = this.names.type(logicalId) === type && this.names.className(logicalId) !== 'Construct';
    if (isConstruct) return { options: [`${option}: ${this.names.construct(logicalId)},`], source };
    return arnOption === undefined ? undefined : { options: [`${arnOption}: ${expression(arn, this.names)},`], source };
  }

  /** An id that no construct of the stack has, and a variable for it. */
  public freshId(wish: string): { readonly id: string; readonly variable: string } {
    const isFree = (name: string): boolean => !this.takenIds.has(name) && !this.names.isVariable(lowerFirst(name));
    const id = freeName(`${wish.charAt(0).toUpperCase()}${wish.slice(1)}`, isFree);
    this.takenIds.add(id);
    return { id, variable: lowerFirst(id) };
  }
}
