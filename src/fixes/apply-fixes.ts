/**
 * Edits are made, the app is read and checked again, until nothing is found that an edit could settle. So a queue that one rule asked for
 * gets the alarm that another asks for it, and what is changed is known to be enough.
 */
import { Acknowledgment } from '../checks/acknowledgments/match';
import { check, CheckOptions, Finding } from '../checks/check';
import { readDeliveryGraph } from '../graph/read-graph';
import { INPUT_LIMITS } from '../limits';
import { Rule } from '../rules/kit/define-rule';
import { TemplateApp } from '../template/app';
import { Address, addressKey, Draft } from './draft';
import { EditConflicts } from './edit-conflicts';
import { applyChange } from './edits';
import { withFreeNames } from './free-logical-ids';

export interface FixResult {
  readonly app: TemplateApp;
  readonly draft: Draft;
  readonly accepted: readonly Acknowledgment[];
  /** Findings that no edit settles. */
  readonly left: readonly Finding[];
  /** The rules for which a resource was written. */
  readonly askedBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Each round settles what the one before brought about; rules that contradict each other end here. */
const MOST_ROUNDS = INPUT_LIMITS.fixRounds.max;

/** What was edited for a finding that is there still is not edited at all, as far as this many looks tell. */
const MOST_LOOKS = INPUT_LIMITS.fixPasses.max;

export function applyFixes(app: TemplateApp, rules: readonly Rule[], options: CheckOptions): FixResult {
  let inVain: readonly string[] = [];
  for (let look = 1; ; look += 1) {
    const { settled, edited } = settledWithout(new Set(inVain), app, rules, options);
    const more = settled.left.map(keyOf).filter((key) => edited.has(key));
    if (more.length === 0 || look === MOST_LOOKS) return settled;
    inVain = [...inVain, ...more];
  }
}

function settledWithout(
  inVain: ReadonlySet<string>, app: TemplateApp, rules: readonly Rule[], options: CheckOptions,
): { readonly settled: FixResult; readonly edited: ReadonlySet<string> } {
  const draft = new Draft(app);
  const tried = new Set(inVain);
  const edited = new Set<string>();
  const askedBy = new Map<string, Set<string>>();
  const accepted: Acknowledgment[] = [];
  const findingsOf = (current: TemplateApp): readonly Finding[] => check(readDeliveryGraph(current), rules, {
    ...options,
    acknowledgments: [...options.acknowledgments ?? [], ...accepted],
  }).findings;
  let current = app;
  let left = findingsOf(app);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const spots = new EditConflicts();
    const made = left.filter((finding) => attempt(finding, draft, spots, tried, (addresses) => {
      addresses.forEach((address) => note(askedBy, addressKey(address), finding.rule));
      edited.add(keyOf(finding));
    }));
    if (made.length === 0) break;
    accepted.push(...made.flatMap(acceptances));
    current = draft.read();
    left = findingsOf(current);
  }
  return { settled: { app: current, draft, accepted, left, askedBy }, edited };
}

/** Whether the finding's changes were made; what was tried once and did not settle it is not tried again. */
function attempt(finding: Finding, draft: Draft, spots: EditConflicts, tried: Set<string>, made: (addresses: readonly Address[]) => void): boolean {
  if (finding.changes.length === 0 || finding.changes.some((change) => spots.meet(change))) return false;
  const changes = withFreeNames(finding.changes, draft);
  const key = keyOf(finding);
  if (tried.has(key)) return false;
  tried.add(key);
  const addresses = draft.attempt(() => changes.every((change) => applyChange(change, draft)));
  if (addresses === undefined) return false;
  made(addresses);
  [...finding.changes, ...changes].forEach((change) => spots.add(change));
  return true;
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
