/**
 * Policies of which a resource keeps one: SQS and SNS set the policy of a queue or topic as a whole, so the later of two resources replaces the
 * earlier, and nobody can tell which is the later. What all of them say holds.
 */
import { isUnknown, Known, unknown } from '../model/known';
import { Resource } from '../template/stack';
import { clip } from '../text/clip';
import { conditionOf } from './condition-of';
import { StatementOutcome } from './decision';

/** Those that surely meet, where the conditions hold: two that stand under different ones may exclude each other. */
export function coexistingPolicies(rivals: readonly Resource[], trueConditions: ReadonlySet<string>): readonly Resource[] {
  if (rivals.some((policy) => conditionOf(policy) === undefined)) return rivals;
  return rivals.filter((policy) => trueConditions.has(conditionOf(policy) ?? ''));
}

/** What one of them says, whichever it is. */
export function unanimousOutcome(findings: readonly StatementOutcome[], rivals: readonly Resource[]): StatementOutcome {
  return {
    allow: agreed(findings.map(({ allow }) => allow), rivals),
    deny: agreed(findings.map(({ deny }) => deny), rivals),
    allowing: [...new Set(findings.flatMap(({ allowing }) => allowing))],
    denying: [...new Set(findings.flatMap(({ denying }) => denying))],
  };
}

function agreed(answers: readonly Known<boolean>[], rivals: readonly Resource[]): Known<boolean> {
  if (answers.includes(true) && answers.includes(false)) {
    const [one, two] = [answers.indexOf(true), answers.indexOf(false)].sort((a, b) => a - b).map((i) => clip(rivals[i].logicalId));
    return unknown(`whether ${one} or ${two} holds, of which the later replaces the earlier`);
  }
  return answers.find(isUnknown) ?? answers.includes(true);
}
