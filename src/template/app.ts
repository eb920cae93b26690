/**
 * The app: all its stacks, with resources indexed once by stack and logical id and by type, and outputs by name. Everything after this
 * looks up; nothing searches.
 */
import { RecordedAcknowledgment } from '../model/recorded-acknowledgment';
import { entriesOf, own } from './json';
import { OutputIndex } from './output-index';
import { dependsOnOf } from './references';
import { Resource, Stack } from './stack';
import { applyTransforms } from './transforms/transforms';
import { UnreadPart, whyUnread } from './unread-parts';

/** A template as it was found, with what the assembly says of it. */
export interface FoundTemplate {
  readonly name: string;
  /** A name that is unique where `name` is not. */
  readonly uniqueName?: string;
  readonly deployedName?: string;
  readonly stage?: string;
  readonly environment?: string;
  /** Where it was read from. */
  readonly file?: string;
  readonly template: unknown;
  /** Construct paths by logical id, where the template does not carry them. */
  readonly paths?: ReadonlyMap<string, string>;
  /** What its users have acknowledged, and what the report of its assembly says of the whole app. */
  readonly acknowledged?: readonly RecordedAcknowledgment[];
  /** Templates of nested stacks, by the logical id of the resource that nests them. */
  readonly nested?: ReadonlyMap<string, FoundTemplate>;
}

export class TemplateApp {
  public readonly stacks: readonly Stack[];
  public readonly acknowledged: readonly RecordedAcknowledgment[];
  private readonly byType = new Map<string, Resource[]>();

  public constructor(found: readonly FoundTemplate[]) {
    const stacks: Stack[] = [];
    const outputs = new OutputIndex();
    const taken = new Set<string>();
    const pending = found.map((template): Pending => ({ template }));
    for (const { template, nestedBy, attach } of pending) {
      const stack = stackOf(template, freeName(template, nestedBy, taken), outputs, nestedBy);
      stacks.push(stack);
      attach?.(stack);
      for (const [logicalId, nestedTemplate] of template.nested ?? []) {
        const resource = stack.resources.get(logicalId);
        if (resource === undefined) continue;
        const nested = stack.nested as Map<string, Stack>;
        pending.push({ template: nestedTemplate, nestedBy: resource, attach: (inner) => nested.set(logicalId, inner) });
      }
    }
    this.stacks = stacks;
    this.acknowledged = found.flatMap(({ acknowledged = [] }) => acknowledged);
    stacks.forEach((stack) => outputs.add(stack));
    stacks.forEach((stack) => stack.resources.forEach((resource) => this.index(resource)));
  }

  /** In the order of the templates. */
  public ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  private index(resource: Resource): void {
    const others = this.byType.get(resource.type);
    if (others === undefined) this.byType.set(resource.type, [resource]);
    else others.push(resource);
  }
}

interface Pending {
  readonly template: FoundTemplate;
  readonly nestedBy?: Resource;
  readonly attach?: (stack: Stack) => void;
}

function stackOf(found: FoundTemplate, name: string, outputs: OutputIndex, nestedBy?: Resource): Stack {
  const resources = new Map<string, Resource>();
  const written: Stack = {
    name,
    deployedName: found.deployedName,
    stage: found.stage ?? nestedBy?.stack.stage ?? '',
    environment: found.environment ?? nestedBy?.stack.environment ?? '',
    file: found.file,
    template: found.template,
    resources,
    nested: new Map(),
    origins: new Map(),
    unread: [],
    nestedBy,
    outputs,
  };
  const stack: Stack = { ...written, template: applyTransforms(found.template, written) };
  for (const [logicalId, raw] of entriesOf(own(stack.template, 'Resources'))) {
    const type = own(raw, 'Type');
    const why = whyUnread(logicalId, raw);
    if (why !== undefined) (stack.unread as UnreadPart[]).push({ where: logicalId, why });
    if (typeof type !== 'string') continue;
    const path = own(own(raw, 'Metadata'), 'aws:cdk:path') ?? found.paths?.get(logicalId);
    const condition = own(raw, 'Condition');
    resources.set(logicalId, {
      stack,
      logicalId,
      type,
      properties: own(raw, 'Properties'),
      dependsOn: dependsOnOf(raw),
      declaredAt: {
        stack: name,
        logicalId,
        ...(typeof path === 'string' ? { path } : {}),
        ...(typeof condition === 'string' ? { condition } : {}),
      },
    });
  }
  return stack;
}

function freeName({ name, uniqueName }: FoundTemplate, nestedBy: Resource | undefined, taken: Set<string>): string {
  const wanted = nestedBy === undefined ? name : `${nestedBy.stack.name}.${nestedBy.logicalId}`;
  let free = taken.has(wanted) && uniqueName !== undefined ? uniqueName : wanted;
  for (let n = 2; taken.has(free); n += 1) free = `${wanted}#${n}`;
  taken.add(free);
  return free;
}
