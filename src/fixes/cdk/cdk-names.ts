/** How CDK code refers to the resources of one stack: variables, classes of constructs, paths. */
import { own } from '../../template/json';
import { Resource, Stack } from '../../template/stack';
import { compareText } from '../../text/compare';
import { freeName } from '../free-name';
import { FixPlan } from '../plan';
import { CONSTRUCTS, ConstructClass, lowLevelClass } from './constructs';
import { Mention, Mentions } from './mentions';
import { referenceIn } from './reference';
import { resourceBehind, typeBehind } from './type-behind';
import { RESERVED, variablesOf } from './variables';

/** What aws-cdk-lib creates inside a function, and apps set by options or methods of the function. */
const PARTS: Readonly<Record<string, string>> = {
  'AWS::Lambda::EventInvokeConfig': 'asynchronous settings',
  'AWS::Lambda::EventSourceMapping': 'event source',
  'AWS::SNS::Subscription': 'subscription',
};

const L1_OF_L2 = '/Resource';

export class CdkNames {
  private readonly variables: ReadonlyMap<string, string>;
  private readonly taken: Set<string>;
  private readonly idsByPath: ReadonlyMap<string | undefined, string>;
  private readonly mentioned = new Mentions(this);
  /** Constructs of other stacks, by their paths. */
  private readonly foreign = new Map<string, Mention>();

  /** `added` are the logical ids that the plan adds to the stack, `peers` the names of all stacks. */
  public constructor(
    private readonly stack: Stack,
    private readonly added: ReadonlySet<string> = new Set(),
    private readonly peers: ReadonlyMap<string, CdkNames> = new Map(),
  ) {
    this.variables = variablesOf(stack);
    this.taken = new Set([...this.variables.values(), ...RESERVED]);
    const resources = [...stack.resources.values()];
    this.idsByPath = new Map(resources.map(({ logicalId, declaredAt: { path } }) => [path, logicalId]));
  }

  /** The expression for a construct. A construct of the app becomes one of `mentions`. */
  public construct(logicalId: string): string {
    const handler = this.functionOfRole(logicalId);
    if (handler !== undefined) return `${this.construct(handler)}.role!`;
    if (!this.added.has(logicalId)) this.mentioned.add(logicalId);
    return this.variable(logicalId);
  }

  /** The same for a construct of another stack; undefined if no variable of the app holds it. */
  public constructOf(other: CdkNames, logicalId: string): string | undefined {
    const handler = other.functionOfRole(logicalId);
    if (handler !== undefined) {
      const holder = this.constructOf(other, handler);
      return holder && `${holder}.role!`;
    }
    if (other.holderOf(logicalId) !== undefined) return undefined;
    const place = other.place(logicalId);
    const known = this.foreign.get(place);
    if (known !== undefined) return known.variable;
    const variable = freeName(other.variable(logicalId), (name) => !this.isVariable(name));
    this.taken.add(variable);
    this.foreign.set(place, { variable, type: other.className(logicalId), path: place });
    return variable;
  }

  /** An attribute of a construct that another stack exports by a name; undefined if no L2 construct of the app has it. */
  public imported(name: unknown): string | undefined {
    const behind = resourceBehind({ 'Fn::ImportValue': name }, this.stack);
    const other = this.peers.get(behind?.stack.name ?? '');
    if (behind === undefined || other === undefined) return undefined;
    const attribute = own(other.highLevel(behind.logicalId)?.attributes, behind.attribute ?? 'Ref');
    const construct = typeof attribute === 'string' ? this.constructOf(other, behind.logicalId) : undefined;
    return construct && `${construct}.${attribute}`;
  }

  public variable(logicalId: string): string {
    return this.variables.get(logicalId) ?? 'undefined';
  }

  /** The construct id of an addition, like its variable. */
  public id(logicalId: string): string {
    const variable = this.variable(logicalId);
    return `${variable.charAt(0).toUpperCase()}${variable.slice(1)}`;
  }

  /** Whether a construct of the stack has this variable. */
  public isVariable(name: string): boolean {
    return this.taken.has(name);
  }

  public type(logicalId: string): string | undefined {
    return this.resource(logicalId)?.type;
  }

  /** The type of what a value refers to, in this stack or through others. */
  public typeBehind(value: unknown): string | undefined {
    return typeBehind(value, this.stack);
  }

  /** After the plan is applied. */
  public properties(logicalId: string): unknown {
    return this.resource(logicalId)?.properties;
  }

  /** The L2 class; undefined where the app or the plan uses the L1 class. */
  public highLevel(logicalId: string): ConstructClass | undefined {
    const known = CONSTRUCTS.get(this.type(logicalId) ?? '');
    if (!this.added.has(logicalId)) return this.isInL2(logicalId) ? known : undefined;
    const isComplete = known?.addedWith?.every((property) => this.refersToL2(logicalId, property)) ?? false;
    return isComplete ? known : undefined;
  }

  /** Whether the variable is an L1 construct; false for an L2 construct and for one whose class is not known. */
  public isLowLevel(logicalId: string): boolean {
    return this.highLevel(logicalId) === undefined && (this.pathOf(logicalId) === undefined || !this.isInL2(logicalId));
  }

  /** The name of the class of a construct of the app. */
  public className(logicalId: string): string {
    const known = this.highLevel(logicalId)?.name;
    return known ?? (this.isLowLevel(logicalId) ? lowLevelClass(this.type(logicalId) ?? '') : 'Construct');
  }

  /** Construct path of the L2 construct, or stack and logical id. */
  public place(logicalId: string): string {
    return this.pathOf(logicalId)?.replace(/\/Resource$/, '') ?? `${this.stack.name}.${logicalId}`;
  }

  /**
   * Whose options set the properties of a resource: those of the construct, or of the function that holds an event
   * source.
   */
  public optionsOf(logicalId: string): string {
    const { holder, id } = this.holderOf(logicalId) ?? {};
    const part = own(PARTS, this.type(logicalId) ?? '');
    return holder === undefined || typeof part !== 'string' ? this.place(logicalId) : `the ${part} of ${this.place(holder)} (${id})`;
  }

  /** The L2 construct that a construct is inside of, and the id there. */
  public holderOf(logicalId: string): { readonly holder: string; readonly id: string } | undefined {
    const [, parent = '', id = ''] = /^(.*)\/([^/]*)$/s.exec(this.place(logicalId)) ?? [];
    const holder = this.idsByPath.get(parent + L1_OF_L2);
    return this.pathOf(logicalId) === undefined || holder === undefined ? undefined : { holder, id };
  }

  /** What `make` returns. If that is undefined, the constructs that it used are none of `mentions`. */
  public tentatively<T>(make: () => T | undefined): T | undefined {
    const { count } = this.mentioned;
    const foreign = this.foreign.size;
    const made = make();
    if (made === undefined) {
      this.mentioned.keepFirst(count);
      if (this.foreign.size > foreign) this.forgetForeign([...this.foreign.keys()].slice(foreign));
    }
    return made;
  }

  /** The resource with this construct path. */
  public idAt(path: string): string | undefined {
    return this.idsByPath.get(path);
  }

  /** The constructs of the app that the code so far uses. */
  public mentions(): readonly Mention[] {
    return [...this.mentioned.all(), ...this.foreign.values()];
  }

  /** The function that aws-cdk-lib makes the role for, which apps reach by the function. */
  private functionOfRole(logicalId: string): string | undefined {
    const { holder, id } = this.holderOf(logicalId) ?? {};
    return holder !== undefined && id === 'ServiceRole' && this.type(holder) === 'AWS::Lambda::Function' ? holder : undefined;
  }

  private forgetForeign(places: readonly string[]): void {
    for (const place of places) {
      this.taken.delete(this.foreign.get(place)!.variable);
      this.foreign.delete(place);
    }
  }

  private resource(logicalId: string): Resource | undefined {
    return this.stack.resources.get(logicalId);
  }

  private pathOf(logicalId: string): string | undefined {
    return this.resource(logicalId)?.declaredAt.path;
  }

  private isInL2(logicalId: string): boolean {
    return this.pathOf(logicalId)?.endsWith(L1_OF_L2) ?? true;
  }

  private refersToL2(logicalId: string, property: string): boolean {
    const target = referenceIn(own(this.properties(logicalId), property))?.logicalId ?? '';
    return this.highLevel(target) !== undefined;
  }
}

/** The names of each stack after the plan is applied, by the names of the stacks. */
export function cdkNamesOf({ fixedApp, resources }: FixPlan): ReadonlyMap<string, CdkNames> {
  const added = new Map<string, Set<string>>(fixedApp.stacks.map(({ name }) => [name, new Set()]));
  for (const { stack, logicalId, becomes } of resources) if (becomes === 'added') added.get(stack)?.add(logicalId);
  const stacks = [...fixedApp.stacks].sort((a, b) => compareText(a.name, b.name));
  const names = new Map<string, CdkNames>();
  for (const stack of stacks) names.set(stack.name, new CdkNames(stack, added.get(stack.name), names));
  return names;
}
