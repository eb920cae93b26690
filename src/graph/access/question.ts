/** One permission that is needed, asked of whoever needs it. */
import { Iam } from '../../iam/iam';
import { some, undecided, Verdict } from '../../iam/verdict';
import { Access, Principal } from '../../model/access';
import { NodeId } from '../../model/node';
import { isUnknown, Known } from '../../model/unknown';
import { ABSENT, Resolved } from '../../template/value/resolved';
import { NodeBook } from '../node-book';

export interface Question {
  readonly purpose: Access['purpose'];
  readonly action: string;
  readonly on: Known<NodeId>;
  /** As the template names it. */
  readonly value?: Resolved;
  /** The service on whose behalf a key is used. */
  readonly via?: string;
  /** Actions of which one does as well. */
  readonly or?: readonly string[];
  readonly everywhere?: true;
  readonly neededBy: Access['neededBy'];
}

export interface Answer {
  readonly question: Question;
  readonly by: Principal;
  readonly verdict: Verdict;
}

export interface Asked {
  readonly iam: Iam;
  readonly nodes: NodeBook;
}

export function asRole(question: Question, role: Known<NodeId | 'none'>, { iam, nodes }: Asked): Answer {
  return { question, by: { kind: 'role', role }, verdict: verdictOf() };

  function verdictOf(): Verdict {
    if (isUnknown(role)) return undecided(role.unknown);
    if (isUnknown(question.on)) return undecided(question.on.unknown);
    if (role === 'none') return undecided('a function without a role');
    const asker = nodes.valueOf(role);
    return some([question.action, ...question.or ?? []].map((action) => iam.roleMay(asker, action, question.value ?? ABSENT, { via: question.via })));
  }
}

export function asServer(question: Question, service: string, source: Resolved, { iam }: Asked): Answer {
  const verdict = isUnknown(question.on)
    ? undecided(question.on.unknown)
    : iam.serviceMay(service, question.action, question.value ?? ABSENT, source, { via: question.via });
  return { question, by: { kind: 'service', service }, verdict };
}
