/** Records which constructs of the app the code of a plan uses, so that readers can find them. */

/** A construct of the app; `code` gets it where it is created inside another construct. */
export interface Mention {
  readonly variable: string;
  readonly type: string;
  readonly path: string;
  readonly code?: string;
}

/** What a mention needs to know about the names of a stack. */
interface Names {
  variable(logicalId: string): string;
  className(logicalId: string): string;
  place(logicalId: string): string;
  holderOf(logicalId: string): { readonly holder: string; readonly id: string } | undefined;
}

/** Constructs that aws-cdk-lib creates in the stack itself, so no variable of the app holds them. */
const CREATED_IN_STACK = /^SchedulerRoleForTarget-[0-9a-f]+$/;

export class Mentions {
  private readonly logicalIds: string[] = [];

  public constructor(private readonly names: Names) {}

  public add(logicalId: string): void {
    this.logicalIds.push(logicalId);
  }

  /** Forgets what was added after there were so many. */
  public keepFirst(count: number): void {
    this.logicalIds.length = Math.min(this.logicalIds.length, count);
  }

  public get count(): number {
    return this.logicalIds.length;
  }

  /** Each after the constructs that hold it. */
  public all(): readonly Mention[] {
    const withHolders = this.logicalIds.flatMap((logicalId) => [...this.holdersOf(logicalId), logicalId]);
    return [...new Set(withHolders)].map((logicalId) => this.mention(logicalId));
  }

  private mention(logicalId: string): Mention {
    const path = this.names.place(logicalId);
    const type = this.names.className(logicalId);
    const { holder, id = path.slice(path.lastIndexOf('/') + 1) } = this.names.holderOf(logicalId) ?? {};
    const parent = holder !== undefined ? this.names.variable(holder) : CREATED_IN_STACK.test(id) ? 'this' : undefined;
    return {
      variable: this.names.variable(logicalId),
      type,
      path,
      ...(parent === undefined ? {} : { code: `${parent}.node.findChild(${JSON.stringify(id)}) as ${type}` }),
    };
  }

  /** From the outermost. */
  private holdersOf(logicalId: string): readonly string[] {
    const holders: string[] = [];
    let next = this.names.holderOf(logicalId);
    while (next !== undefined) {
      holders.unshift(next.holder);
      next = this.names.holderOf(next.holder);
    }
    return holders;
  }
}
