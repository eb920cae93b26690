/**
 * Applies edits, then reads and checks the app again, until no finding is left that an edit could resolve. So a queue
 * that one rule adds gets the alarm that another rule requires, and the edits are known to be sufficient.
 */
import { Acknowledgment } from '../checks/acknowledgments/match';
import { check, CheckOptions } from '../checks/check';
import { Finding } from '../checks/result';
import { splitsOf } from '../graph/cases';
import { readDeliveryGraph } from '../graph/read-graph';
import { INPUT_LIMITS } from '../limits';
import { Rule } from '../rules/kit/define-rule';
import { TemplateApp } from '../template/app';
import { Address, addressKey, Draft } from './draft';
import { EditConflicts } from './edit-conflicts';
import { applyChange } from './edits';
import { withFreeNames } from './free-logical-ids';
import { NO_LIMITS, PlanLimits } from './limits';
import { putsOutOfUse } from './out-of-use';
import { shortensTime } from './shortened-times';

export interface FixResult {
  readonly app: TemplateApp;
  readonly draft: Draft;
  readonly accepted: readonly Acknowledgment[];
  /** Findings that no edit resolves. */
  readonly left: readonly Finding[];
  /** The rules that caused the edits of a resource. */
  readonly askedBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Each round fixes what the round before caused; the limit stops rules that contradict each other. */
const MAX_ROUNDS = INPUT_LIMITS.fixRounds.max;

/** If a finding survives its own edit, drop that edit and plan again, at most this many times. */
const MAX_PASSES = INPUT_LIMITS.fixPasses.max;

export function applyFixes(
  app: TemplateApp, rules: readonly Rule[], options: CheckOptions, limits: PlanLimits = NO_LIMITS,
): FixResult {
  let ineffective: readonly string[] = [];
  for (let pass = 1; ; pass += 1) {
    const { result, edited } = applyWithout(new Set(ineffective), app, rules, options, limits);
    const more = result.left.map(keyOf).filter((key) => edited.has(key));
    if (more.length === 0 || pass === MAX_PASSES) return result;
    ineffective = [...ineffective, ...more];
  }
}

function applyWithout(
  ineffective: ReadonlySet<string>, app: TemplateApp, rules: readonly Rule[], options: CheckOptions, limits: PlanLimits,
): { readonly result: FixResult; readonly edited: ReadonlySet<string> } {
  const draft = new Draft(app);
  const tried = new Set(ineffective);
  const edited = new Set<string>();
  const askedBy = new Map<string, Set<string>>();
  const accepted: Acknowledgment[] = [];
  const findingsOf = (current: TemplateApp): readonly Finding[] => check(readDeliveryGraph(current), rules, {
    ...options,
    acknowledgments: [...options.acknowledgments ?? [], ...accepted],
    splits: () => splitsOf(current),
  }).findings;
  let current = app;
  let left = findingsOf(app);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const conflicts = new EditConflicts();
    const fixed = left.filter((finding) => attempt(finding, { draft, conflicts, tried, limits }, (addresses) => {
      addresses.forEach((address) => note(askedBy, addressKey(address), finding.rule));
      edited.add(keyOf(finding));
    }));
    if (fixed.length === 0) break;
    accepted.push(...fixed.flatMap(acceptances));
    current = draft.read();
    left = findingsOf(current);
  }
  return { result: { app: current, draft, accepted, left, askedBy }, edited };
}

interface Round {
  readonly draft: Draft;
  readonly conflicts: EditConflicts;
  readonly tried: Set<string>;
  readonly limits: PlanLimits;
}

/** Whether the changes were applied. Changes that did not resolve the finding once are not tried again. */
function attempt(
  finding: Finding, { draft, conflicts, tried, limits }: Round, onApplied: (addresses: readonly Address[]) => void,
): boolean {
  if (finding.changes.length === 0 || !limits.mayResolve(finding, draft)) return false;
  if (finding.changes.some((change) => conflicts.meet(change))) return false;
  const changes = withFreeNames(finding.changes.map(limits.adapt), draft);
  const key = keyOf(finding);
  if (tried.has(key)) return false;
  tried.add(key);
  const addresses = draft.attempt(() => changes.every((change) => applyChange(change, draft))
    && !doesHarm(draft) && limits.mayKeep(draft.rewritten(), draft));
  if (addresses === undefined) return false;
  onApplied(addresses);
  [...finding.changes, ...changes].forEach((change) => conflicts.add(change));
  return true;
}

/** What harms is left to a person, however right the fix is. */
function doesHarm(draft: Draft): boolean {
  const rewritten = draft.rewritten();
  return rewritten.some(({ stack, logicalId, before }) => (
    draft.has({ stack, logicalId }) && shortensTime(before, draft.resource({ stack, logicalId }))
  )) || putsOutOfUse(rewritten, draft);
}

function keyOf({ rule, at: { stack, logicalId }, property, changes }: Finding): string {
  return JSON.stringify([rule, stack, logicalId, property, changes]);
}

function acceptances({ rule, at: { stack, logicalId }, changes }: Finding): readonly Acknowledgment[] {
  return changes.flatMap((change) => (change.kind === 'acknowledge' ? [{ rule, stack, logicalId, reason: change.reason }] : []));
}

function note(notes: Map<string, Set<string>>, key: string, rule: string): void {
  const rules = notes.get(key) ?? new Set();
  notes.set(key, rules.add(rule));
}
