/**
 * Decides which resources CloudFormation creates before a resource: those that it refers to, those that they refer to,
 * and so on. A reference to a nested stack waits for the whole stack, and so does an import for the stack that exports
 * the value.
 */
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { Known, unknown } from '../model/known';
import { clip } from '../text/clip';
import { own } from './json';
import { referencesOf, References } from './references';
import { Resource, rootOf, Stack } from './stack';
import { stackOutput } from './value/intrinsics/get-stack-output';
import { resolve } from './value/resolve';
import { resolvedName } from './value/text';

export class CreationOrder {
  private readonly direct = new Map<Resource, References>();
  private last?: { readonly resource: Resource; readonly before: Before };

  /** Whether `resource` is created after `other`. */
  public isAfter(resource: Resource, other: Resource): Known<boolean> {
    // aws-cdk-lib lets most of what needs a policy wait for it by name.
    if (other.stack === resource.stack && resource.dependsOn.includes(other.logicalId)) return true;
    const before = this.before(resource);
    while (!before.has(other)) {
      if (!before.goOn()) return before.isComplete ? isNotAfter(resource, other) : unknown('more references than are followed');
    }
    return true;
  }

  private before(resource: Resource): Before {
    if (this.last?.resource !== resource) {
      this.last = { resource, before: new Before(resource, (one) => memo(this.direct, one, () => referencesOf(one))) };
    }
    return this.last.before;
  }
}

function isNotAfter(resource: Resource, other: Resource): Known<boolean> {
  return rootOf(other.stack) === rootOf(resource.stack) ? false : unknown(`${clip(other.logicalId)} is in another stack`);
}

/** What is created before a resource, nearest first: most questions are about what it names itself. */
class Before {
  private readonly resources = new Set<Resource>();
  private readonly stacks = new Set<Stack>();
  private readonly nesting = new Set<Resource>();
  private readonly pending: Resource[];
  private followed = 0;

  public constructor(resource: Resource, private readonly referencesOfResource: (resource: Resource) => References) {
    this.pending = [resource];
  }

  /** Whether the resource, or a stack around it, is among what is found so far. */
  public has(other: Resource): boolean {
    if (this.resources.has(other)) return true;
    for (let stack: Stack | undefined = other.stack; stack !== undefined; stack = stack.nestedBy?.stack) {
      if (this.stacks.has(stack) || (stack.nestedBy !== undefined && this.resources.has(stack.nestedBy))) return true;
    }
    return false;
  }

  public get isComplete(): boolean {
    return this.followed === this.pending.length;
  }

  /** Follows one more resource. False at the end, and where more are not followed. */
  public goOn(): boolean {
    if (this.isComplete || this.followed >= INPUT_LIMITS.creationOrderResources.max) return false;
    const { stack } = this.pending[this.followed];
    const { names, imports } = this.referencesOfResource(this.pending[this.followed]);
    this.followed += 1;
    for (const value of imports) stackOf(value, stack).forEach((found) => this.stacks.add(found));
    for (const name of names) {
      const next = stack.resources.get(name);
      for (const found of next === undefined ? passedTo(name, stack) : [next]) {
        if (this.resources.has(found)) continue;
        this.resources.add(found);
        this.pending.push(found);
      }
    }
    // A nested stack is created after everything that its own resource waits for.
    if (stack.nestedBy !== undefined && !this.nesting.has(stack.nestedBy)) {
      this.nesting.add(stack.nestedBy);
      this.pending.push(stack.nestedBy);
    }
    return true;
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
