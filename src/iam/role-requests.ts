/** What the actions of a role on one target have in common. They are asked one after the other, so the last is kept. */
import { memo } from '../model/collections';
import { Stack } from '../template/stack';
import { AccessDecision } from './decision';
import { Role } from './identities';
import { Request } from './request';
import { statementsNaming } from './scope';
import { Statement } from './statement';
import { SymbolicArn } from './symbolic-arn';
import { PolicyTarget } from './targets';

export interface RoleAndTarget {
  readonly role: Role;
  readonly target: PolicyTarget;
  readonly stack: Stack;
  /** The service of the action. */
  readonly service: string;
  /** The service that uses a key. */
  readonly via: string | undefined;
}

export interface RoleRequestBase {
  readonly crossesAccounts: boolean;
  readonly request: Omit<Request, 'action'>;
  /** The decisions so far, by the statements that name the action. */
  readonly decisions: Map<string, AccessDecision>;
}

export class RoleRequests {
  private last?: { readonly asked: RoleAndTarget; readonly base: RoleRequestBase };

  public constructor(private readonly make: (asked: RoleAndTarget) => RoleRequestBase) {}

  public of(asked: RoleAndTarget): RoleRequestBase {
    if (this.last === undefined || !isSame(this.last.asked, asked)) this.last = { asked, base: this.make(asked) };
    return this.last.base;
  }
}

/** One decision serves all actions that the same statements name. */
export function decideOnce(
  { decisions }: RoleRequestBase, statements: readonly (readonly Statement[] | undefined)[], action: SymbolicArn,
  decide: () => AccessDecision,
): AccessDecision {
  const named = statementsNaming(statements, action);
  return named === undefined ? decide() : memo(decisions, named, decide);
}

function isSame(a: RoleAndTarget, b: RoleAndTarget): boolean {
  return a.role === b.role && a.target === b.target
    && a.stack === b.stack && a.service === b.service && a.via === b.via;
}
