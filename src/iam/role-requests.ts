/** What the actions of a role on one target have in common. They are asked one after the other, so the last is kept. */
import { Stack } from '../template/stack';
import { Role } from './identities';
import { Request } from './request';
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
}

export class RoleRequests {
  private last?: { readonly asked: RoleAndTarget; readonly base: RoleRequestBase };

  public constructor(private readonly make: (asked: RoleAndTarget) => RoleRequestBase) {}

  public of(asked: RoleAndTarget): RoleRequestBase {
    if (this.last === undefined || !isSame(this.last.asked, asked)) this.last = { asked, base: this.make(asked) };
    return this.last.base;
  }
}

function isSame(a: RoleAndTarget, b: RoleAndTarget): boolean {
  return a.role === b.role && a.target === b.target
    && a.stack === b.stack && a.service === b.service && a.via === b.via;
}
