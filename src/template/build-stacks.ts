/**
 * Builds the stacks of an app from its templates, each parent before the stacks that it nests, with names that are
 * unique in the app.
 */
import { nodeId } from '../model/node-id';
import { Assumption } from './conditions/assumption';
import { conditionHolds } from './conditions/evaluate';
import { FoundTemplate } from './found-template';
import { entriesOf, own } from './json';
import { dependsOnOf } from './references';
import { Outputs, Resource, Stack } from './stack';
import { applyTransforms } from './transforms/transforms';
import { UnreadPart, whyUnread } from './unread-parts';
import { resolve } from './value/resolve';

interface Parent {
  /** The resource that nests the stack. */
  readonly resource: Resource;
  /** The nested stacks of the parent that are built so far. */
  readonly nested: Map<string, Stack>;
}

interface Pending {
  readonly template: FoundTemplate;
  readonly parent?: Parent;
}

export function buildStacks(
  found: readonly FoundTemplate[], outputs: Outputs, assumed: Assumption,
): readonly Stack[] {
  const stacks: Stack[] = [];
  const taken = new Set<string>();
  const pending = found.map((template): Pending => ({ template }));
  for (const { template, parent } of pending) {
    const nested = new Map<string, Stack>();
    const name = freeName(template, parent?.resource, taken);
    const stack = buildStack(template, { ...identityOf(template, parent?.resource), name, nested, outputs, assumed });
    stacks.push(stack);
    parent?.nested.set(parent.resource.logicalId, stack);
    nestedIn(template, stack, nested).forEach((inner) => pending.push(inner));
  }
  return stacks;
}

function freeName({ name, uniqueName }: FoundTemplate, nestedBy: Resource | undefined, taken: Set<string>): string {
  const wanted = nestedBy === undefined ? name : `${nestedBy.stack.name}.${nestedBy.logicalId}`;
  let free = taken.has(wanted) && uniqueName !== undefined ? uniqueName : wanted;
  for (let n = 2; taken.has(free); n += 1) free = `${wanted}#${n}`;
  taken.add(free);
  return free;
}

type Identity = Pick<Stack, 'deployedName' | 'stage' | 'environment' | 'file' | 'constructs' | 'nestedBy'>;

/** A nested stack belongs to the stage and environment of its parent. */
function identityOf(found: FoundTemplate, nestedBy?: Resource): Identity {
  const { deployedName, stage, environment, file, constructs } = found;
  return {
    deployedName,
    stage: stage ?? nestedBy?.stack.stage ?? '',
    environment: environment ?? nestedBy?.stack.environment ?? '',
    file,
    constructs,
    nestedBy,
  };
}

function nestedIn(found: FoundTemplate, stack: Stack, nested: Map<string, Stack>): readonly Pending[] {
  return [...found.nested ?? []].flatMap(([logicalId, template]) => {
    const resource = stack.resources.get(logicalId);
    return resource === undefined ? [] : [{ template, parent: { resource, nested } }];
  });
}

function buildStack(found: FoundTemplate, identity: Identity & Pick<Stack, 'name' | 'nested' | 'outputs' | 'assumed'>): Stack {
  const resources = new Map<string, Resource>();
  const { notes = [], unread: notRead = [] } = found;
  const before: Stack = { ...identity, template: found.template, resources, origins: new Map(), unread: [], notes };
  const { template, origins, unread } = applyTransforms(found.template, before);
  const parts: UnreadPart[] = [...notRead, ...unread];
  const stack: Stack = { ...before, template, origins, unread: parts };
  for (const [logicalId, raw] of entriesOf(own(template, 'Resources'))) {
    const why = found.nested?.has(logicalId) ? undefined : whyUnread(logicalId, raw);
    if (why !== undefined) parts.push({ where: logicalId, why });
    const resource = resourceOf(logicalId, raw, stack, found);
    if (resource !== undefined) resources.set(logicalId, resource);
  }
  return stack;
}

function resourceOf(logicalId: string, raw: unknown, stack: Stack, found: FoundTemplate): Resource | undefined {
  const type = own(raw, 'Type');
  if (typeof type !== 'string') return undefined;
  const path = own(own(raw, 'Metadata'), 'aws:cdk:path') ?? found.constructs?.pathOf(logicalId);
  const condition = own(raw, 'Condition');
  const exists = typeof condition === 'string' ? conditionHolds(condition, stack, { resolve }) : true;
  const place = typeof path === 'string' ? { stack: stack.name, logicalId, path } : { stack: stack.name, logicalId };
  const resource: Resource = {
    id: nodeId(place),
    stack,
    logicalId,
    type,
    properties: own(raw, 'Properties'),
    resolved: { properties: undefined },
    dependsOn: dependsOnOf(raw),
    declaredAt: typeof condition === 'string' && exists !== true ? { ...place, condition } : place,
  };
  return exists === false ? { ...resource, absent: true } : resource;
}
