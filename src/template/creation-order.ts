/**
 * Decides which resources CloudFormation creates before a resource: those that it refers to, those that they refer to,
 * and so on. A reference to a nested stack waits for the whole stack, and so does an import for the stack that exports
 * the value.
 */
import { INPUT_LIMITS } from '../limits';
import { Known, unknown } from '../model/known';
import { clip } from '../text/clip';
import { own } from './json';
import { referencesOf, References } from './references';
import { Resource, rootOf, Stack } from './stack';
import { stackOutput } from './value/intrinsics/get-stack-output';
import { resolve } from './value/resolve';
import { resolvedName } from './value/text';

interface Before {
  readonly resources: ReadonlySet<Resource>;
  readonly stacks: ReadonlySet<Stack>;
  readonly complete: boolean;
}

export class CreationOrder {
  private readonly direct = new Map<Resource, References>();
  private last?: { readonly resource: Resource; readonly before: Before };

  /** Whether `resource` is created after `other`. */
  public isAfter(resource: Resource, other: Resource): Known<boolean> {
    const { resources, stacks, complete } = this.before(resource);
    if (resources.has(other)) return true;
    for (let stack: Stack | undefined = other.stack; stack !== undefined; stack = stack.nestedBy?.stack) {
      if (stacks.has(stack) || (stack.nestedBy !== undefined && resources.has(stack.nestedBy))) return true;
    }
    if (!complete) return unknown('more references than are followed');
    return rootOf(other.stack) === rootOf(resource.stack) ? false : unknown(`${clip(other.logicalId)} is in another stack`);
  }

  private before(resource: Resource): Before {
    if (this.last?.resource === resource) return this.last.before;
    const before = this.walk(resource);
    this.last = { resource, before };
    return before;
  }

  private walk(resource: Resource): Before {
    const resources = new Set<Resource>();
    const stacks = new Set<Stack>();
    const nesting = new Set<Resource>();
    const pending: Resource[] = [resource];
    for (let i = 0; i < pending.length && i < INPUT_LIMITS.creationOrderResources.max; i += 1) {
      const { names, imports } = this.referencesOf(pending[i]);
      const { stack } = pending[i];
      for (const value of imports) stackOf(value, stack).forEach((found) => stacks.add(found));
      for (const name of names) {
        const next = stack.resources.get(name);
        for (const found of next === undefined ? passedTo(name, stack) : [next]) {
          if (resources.has(found)) continue;
          resources.add(found);
          pending.push(found);
        }
      }
      // A nested stack is created after everything that its own resource waits for.
      if (stack.nestedBy !== undefined && !nesting.has(stack.nestedBy)) {
        nesting.add(stack.nestedBy);
        pending.push(stack.nestedBy);
      }
    }
    return { resources, stacks, complete: pending.length <= INPUT_LIMITS.creationOrderResources.max };
  }

  private referencesOf(resource: Resource): References {
    const known = this.direct.get(resource) ?? referencesOf(resource);
    this.direct.set(resource, known);
    return known;
  }
}

/** The resources that a parent passes to a parameter of its nested stack. */
function passedTo(name: string, { nestedBy }: Stack): readonly Resource[] {
  if (nestedBy === undefined) return [];
  const value = own(own(nestedBy.properties, 'Parameters'), name);
  const { names } = referencesOf({ ...nestedBy, properties: value, dependsOn: [] });
  return [...names].flatMap((inner) => nestedBy.stack.resources.get(inner) ?? []);
}

/** The stack of the app that exports an imported value. */
function stackOf(value: object, stack: Stack): readonly Stack[] {
  const name = own(value, 'Fn::ImportValue');
  const output = name === undefined
    ? stackOutput(own(value, 'Fn::GetStackOutput'), stack, { resolve })
    : stack.outputs.exported(resolvedName(resolve(name, stack)), stack);
  return output === undefined || output === 'ambiguous' ? [] : [output.stack];
}
