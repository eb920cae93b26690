/**
 * Records which stacks import from which, so that no edit makes two stacks import from each other. A nested stack
 * counts as its root stack.
 */
import { TemplateApp } from '../template/app';
import { own } from '../template/json';
import { referencesOf } from '../template/references';
import { rootOf } from '../template/stack';
import { resolve } from '../template/value/resolve';
import { resolvedName } from '../template/value/text';

export interface StackImport {
  readonly to: string;
  readonly from: string;
}

export class StackImports {
  private readonly from = new Map<string, string[]>();
  /** How many of each came with the app. */
  private readonly before: ReadonlyMap<string, number>;

  public constructor(app: TemplateApp) {
    for (const stack of app.stacks) {
      for (const resource of stack.resources.values()) {
        for (const value of referencesOf(resource).imports) {
          const output = stack.outputs.exported(resolvedName(resolve(own(value, 'Fn::ImportValue'), stack)), stack);
          if (output !== undefined && output !== 'ambiguous') this.add(rootOf(stack).name, rootOf(output.stack).name);
        }
      }
    }
    this.before = new Map([...this.from].map(([to, known]) => [to, known.length]));
  }

  /** The imports that were added, each pair of stacks once. */
  public planned(): readonly StackImport[] {
    return [...this.from].flatMap(([to, known]) => (
      [...new Set(known.slice(this.before.get(to) ?? 0))].map((from) => ({ to, from }))
    ));
  }

  /** Returns a function that removes the import again. */
  public add(to: string, from: string): () => void {
    const known = this.from.get(to) ?? [];
    this.from.set(to, known);
    known.push(from);
    return () => { known.splice(known.lastIndexOf(from), 1); };
  }

  /** Whether one stack imports from the other, directly or through others. */
  public reaches(to: string, from: string): boolean {
    const seen = new Set([to]);
    for (const stack of seen) {
      if (stack === from) return true;
      this.from.get(stack)?.forEach((next) => seen.add(next));
    }
    return false;
  }
}
