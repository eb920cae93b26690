/**
 * Policies that replace each other. SQS, SNS and S3 keep one policy for a queue, topic or bucket, so the later of two
 * policy resources replaces the earlier, and the template does not set their order. Only an answer that all of them give
 * is certain. (S3 may refuse the second instead, so that the earlier stays: that too is one of them.)
 */
import { isUnknown, Known, unknown } from '../model/known';
import { Resource } from '../template/stack';
import { clip } from '../text/clip';
import { conditionOf } from './condition-of';
import { StatementOutcome } from './decision';

/** The policies that certainly exist together. Two with different conditions may exclude each other. */
export function coexistingPolicies(
  candidates: readonly Resource[], trueConditions: ReadonlySet<string>,
): readonly Resource[] {
  if (candidates.some((policy) => conditionOf(policy) === undefined)) return candidates;
  return candidates.filter((policy) => trueConditions.has(conditionOf(policy) ?? ''));
}

/** The outcome of whichever policy is the last. */
export function unanimousOutcome(
  outcomes: readonly StatementOutcome[], candidates: readonly Resource[],
): StatementOutcome {
  return {
    allow: agreed(outcomes.map(({ allow }) => allow), candidates),
    deny: agreed(outcomes.map(({ deny }) => deny), candidates),
    allowing: [...new Set(outcomes.flatMap(({ allowing }) => allowing))],
    denying: [...new Set(outcomes.flatMap(({ denying }) => denying))],
  };
}

function agreed(answers: readonly Known<boolean>[], candidates: readonly Resource[]): Known<boolean> {
  if (answers.includes(true) && answers.includes(false)) {
    const indexes = [answers.indexOf(true), answers.indexOf(false)].sort((a, b) => a - b);
    const [one, two] = indexes.map((i) => clip(candidates[i].logicalId));
    return unknown(`whether ${one} or ${two} holds, of which the later replaces the earlier`);
  }
  return answers.find(isUnknown) ?? answers.includes(true);
}
