/**
 * The templates of an app while a plan edits them. Each write replaces a whole resource, so the app that was read stays
 * unchanged and edits can be undone.
 */
import { NodeId } from '../model/node';
import { nodeId } from '../model/node-id';
import { TemplateApp } from '../template/app';
import { FoundTemplate } from '../template/found-template';
import { isObject, JsonObject, own } from '../template/json';
import { Resource, resourceId, Stack } from '../template/stack';
import { Elsewhere, placeOf } from './by-name';
import { addsCircularDependency, Rewritten } from './circular-dependencies';
import { NameIndex } from './name-index';
import { setOwnProperty, shallowCopy, Writable } from './set-own-property';
import { StackImport, StackImports } from './stack-imports';

/** A resource that an attempt wrote, as it was before. */
export type RewrittenResource = Rewritten & Address;

export interface Address {
  readonly stack: string;
  readonly logicalId: string;
}

/** Separates the parts of a key. */
export const SEPARATOR = '\u0000';

export function addressKey({ stack, logicalId }: Address): string {
  return [stack, logicalId].join(SEPARATOR);
}

const SECTIONS = ['Resources', 'Outputs', 'Parameters'] as const;
type Section = typeof SECTIONS[number];

interface Entry {
  /** The section and the value before each write. */
  readonly written?: { readonly address: Address; readonly section: Section; readonly before: unknown };
  readonly undo: () => void;
}

export class Draft {
  private readonly templates = new Map<string, Writable>();
  private readonly stacks: ReadonlyMap<string, Stack>;
  private readonly known: ReadonlyMap<NodeId, Resource>;
  /** Every resource that was ever written, by its id. */
  private readonly added = new Map<NodeId, Address>();
  private readonly indexes = new Map<string, NameIndex>();
  private journal: Entry[] = [];
  private imported?: StackImports;

  public constructor(private readonly before: TemplateApp) {
    this.stacks = new Map(before.stacks.map((stack) => [stack.name, stack]));
    const resources = before.stacks.flatMap((stack) => [...stack.resources.values()]);
    this.known = new Map(resources.map((resource) => [resourceId(resource), resource]));
    for (const { name, template } of before.stacks) {
      const copy = isObject(template) ? shallowCopy(template) : {};
      for (const section of SECTIONS) {
        const inside = own(copy, section);
        if (isObject(inside)) setOwnProperty(copy, section, shallowCopy(inside));
      }
      this.templates.set(name, copy);
    }
  }

  /** An editable copy of the current resource; undefined if it does not exist or is nested too deeply to copy. */
  public resource({ stack, logicalId }: Address): Writable | undefined {
    const resource = own(this.section(stack, 'Resources'), logicalId);
    return isObject(resource) ? copied(resource) : undefined;
  }

  /** Removes the entry if `resource` is undefined. */
  public write({ stack, logicalId }: Address, resource: JsonObject | undefined): void {
    this.added.set(nodeId({ stack, logicalId }), { stack, logicalId });
    this.put(stack, 'Resources', logicalId, resource);
  }

  public has(address: Address): boolean {
    return own(this.section(address.stack, 'Resources'), address.logicalId) !== undefined;
  }

  public resources(stack: string): JsonObject {
    return this.section(stack, 'Resources');
  }

  /** Writes an output or a parameter. */
  public writeSection(stack: string, section: 'Outputs' | 'Parameters', name: string, value: unknown): void {
    this.put(stack, section, name, value);
  }

  /** Records that one stack imports from the other. */
  public recordImport(to: string, from: string): void {
    this.journal.push({ undo: this.imports.add(this.rootOf(to), this.rootOf(from)) });
  }

  /** The imports that were recorded, by the names of the outermost stacks. */
  public plannedImports(): readonly StackImport[] {
    return this.imported?.planned() ?? [];
  }

  public stackNames(): readonly string[] {
    return [...this.stacks.keys()];
  }

  /** The stack with this name. */
  public stackNamed(name: string): Stack | undefined {
    return this.stacks.get(name);
  }

  /**
   * Exports are unique in one account and Region, stages are deployed independently, and one of two stacks must come
   * first.
   */
  public canImport(to: string, from: string): boolean {
    const [one, other] = [this.rootOf(to), this.rootOf(from)];
    return this.isDeployedWith(to, from) && (this.imports.reaches(one, other) || !this.imports.reaches(other, one));
  }

  /** Whether both are in one account, Region and stage. */
  public isDeployedWith(to: string, from: string): boolean {
    const [one, other] = [this.stacks.get(to), this.stacks.get(from)];
    return one?.stage === other?.stage && one?.environment === other?.environment;
  }

  /** The account and Region of a stack of the same stage that is deployed elsewhere, if both are known. */
  public elsewhere(to: string, from: string): Elsewhere | undefined {
    const [one, other] = [this.stacks.get(to), this.stacks.get(from)];
    return one?.stage === other?.stage && placeOf(one) !== undefined ? placeOf(other) : undefined;
  }

  /** The stack, the stack that nests it, and so on. */
  public selfAndParents(stack: string): readonly string[] {
    const above = this.stacks.get(stack)?.nestedBy?.stack.name;
    return [stack, ...above === undefined ? [] : this.selfAndParents(above)];
  }

  public outputs(stack: string): JsonObject {
    return this.section(stack, 'Outputs');
  }

  public parameters(stack: string): JsonObject {
    return this.section(stack, 'Parameters');
  }

  /** The address of a node in the app or in the plan. */
  public addressOf(node: NodeId): Address | undefined {
    const resource = this.known.get(node);
    if (resource !== undefined) return { stack: resource.stack.name, logicalId: resource.logicalId };
    const address = this.added.get(node);
    return address !== undefined && this.has(address) ? address : undefined;
  }

  /** The entries of a section that contain these names, in references or other text. */
  public entriesNaming(stack: string, section: Section, ...names: readonly string[]): readonly string[] {
    const key = [section, stack].join(SEPARATOR);
    const index = this.indexes.get(key) ?? new NameIndex(this.section(stack, section));
    this.indexes.set(key, index);
    return index.holding(names);
  }

  /**
   * Applies all edits or none: none if one cannot be applied or makes a resource depend on itself. Returns the
   * addresses that were written.
   */
  public attempt(edits: () => boolean): readonly Address[] | undefined {
    this.journal = [];
    if (edits() && !this.addsCircularDependency()) return this.journal.flatMap(({ written }) => written?.address ?? []);
    this.journal.reverse().forEach(({ undo }) => undo());
    return undefined;
  }

  /** Reads the app from the current templates. */
  public read(): TemplateApp {
    const roots = this.before.stacks.filter(({ nestedBy }) => nestedBy === undefined);
    return new TemplateApp(roots.map((stack) => this.found(stack)));
  }

  /** The resources that the current attempt wrote so far. */
  public rewritten(): readonly RewrittenResource[] {
    const first = new Map<string, RewrittenResource>();
    for (const { written } of this.journal) {
      if (written?.section !== 'Resources' || first.has(addressKey(written.address))) continue;
      first.set(addressKey(written.address), { ...written.address, before: written.before });
    }
    return [...first.values()];
  }

  /** Whether the app declares the resource, now and before the plan. */
  public declares(address: Address): boolean {
    return this.known.has(nodeId(address)) && this.has(address);
  }

  private addsCircularDependency(): boolean {
    return this.rewritten().some((resource) => addsCircularDependency(resource, this.resources(resource.stack)));
  }

  private get imports(): StackImports {
    return this.imported ??= new StackImports(this.before);
  }

  private rootOf(stack: string): string {
    return this.selfAndParents(stack).at(-1)!;
  }

  private put(stack: string, name: Section, key: string, value: unknown): void {
    const template = this.templates.get(stack);
    if (template === undefined) return;
    if (!isObject(own(template, name))) setOwnProperty(template, name, {});
    const section = template[name] as Writable;
    const previous = own(section, key);
    const write = (content: unknown): void => {
      setOwnProperty(section, key, content);
      this.indexes.get([name, stack].join(SEPARATOR))?.write(key, content);
    };
    const written = { address: { stack, logicalId: key }, section: name, before: previous };
    this.journal.push({ written, undo: () => write(previous) });
    write(value);
  }

  private section(stack: string, name: Section): JsonObject {
    const section = own(this.templates.get(stack), name);
    return isObject(section) ? section : {};
  }

  private found(stack: Stack): FoundTemplate {
    const { name, deployedName, stage, environment, constructs, nested } = stack;
    return {
      name,
      deployedName,
      stage,
      environment,
      template: this.templates.get(name),
      constructs,
      nested: new Map([...nested].map(([logicalId, inner]) => [logicalId, this.found(inner)])),
    };
  }
}

function copied(resource: JsonObject): Writable | undefined {
  try {
    return structuredClone<Writable>(resource);
  } catch {
    return undefined;
  }
}
