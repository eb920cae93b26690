/**
 * Writes a plan into the texts of templates. The new texts are read and checked as files are: what they do not resolve
 * is left to a person, and the plan is made again without it. Passes go on until a plan has nothing to write, so that a
 * second run changes nothing.
 */
import { CheckOptions } from '../../checks/check';
import { Finding } from '../../checks/result';
import { INPUT_LIMITS } from '../../limits';
import { Rule } from '../../rules/kit/define-rule';
import { TemplateApp } from '../../template/app';
import { NotWritable } from '../../template/rewrite/source-tree';
import { checkApp } from '../additions/plan-additions';
import { addressKey } from '../draft';
import { NO_LIMITS, PlanLimits } from '../limits';
import { FixPlan, fixPlan } from '../plan';
import { mergedPlan } from './merged-plan';
import { samPolicies } from './sam-policies';
import { editsOfDraft, editsOfPlan, typesInApp, typesInDraft } from './stack-edits';
import { StackEdits, TemplateFiles } from './template-files';

export type Texts = ReadonlyMap<string, string>;

export interface PlanToWrite {
  /** The text of each file that may be written. */
  readonly texts: Texts;
  /** Reads the app from these texts, and from other files as they are. */
  readonly read: (texts: Texts) => TemplateApp;
  readonly rules: readonly Rule[];
  readonly options: CheckOptions;
}

export interface WrittenPlan {
  /** The texts that differ, by file. */
  readonly changed: Texts;
  /** What is written, and what is left to a person. */
  readonly plan: FixPlan;
  /** Why findings that have a fix are left, as far as the files are the reason. */
  readonly reasons: ReadonlyMap<Finding, string>;
}

const MAX_PASSES = INPUT_LIMITS.fixPasses.max;
const MAX_ROUNDS = INPUT_LIMITS.fixRounds.max;

/** Throws `NotWritable` if the edits would cause a finding that the plan does not expect. */
export function writePlan(input: PlanToWrite): WrittenPlan {
  const ineffective = new Map<string, string>();
  for (let round = 1; ; round += 1) {
    const { survived, ...written } = write(input, ineffective);
    if (survived.size === 0) return written;
    if (round === MAX_ROUNDS) throw new NotWritable('--write writes nothing: the findings stay after each edit that was tried');
    survived.forEach((reason, key) => ineffective.set(key, reason));
  }
}

/** The findings whose edits do not hold, by their keys, with the reason. */
type Survivors = ReadonlyMap<string, string>;

function write(
  { texts: before, read, rules, options }: PlanToWrite, ineffective: Survivors,
): WrittenPlan & { readonly survived: Survivors } {
  const reasons = new Map<string, string>();
  const plans: FixPlan[] = [];
  const tried = new Map<string, Finding>();
  let [texts, app] = [before, read(before)];
  const first = checkApp(app, rules, options).findings;
  let [found, accepted] = [first, options.acknowledgments ?? []];
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const withAccepted = { ...options, acknowledgments: accepted };
    const files = new TemplateFiles(app, texts);
    const plan = fixPlan(app, rules, withAccepted, writableIn(files, ineffective, reasons));
    const skipped = pass === 1 ? samPolicies(plan, app) : new Set<never>();
    const next = new Map([...texts, ...files.texts(editsOfPlan(plan, skipped), typesInApp(plan.fixedApp))]);
    if (isSame(texts, next)) {
      plans.push({ ...plan, resources: [], outputs: [], parameters: [] });
      break;
    }
    plans.push({ ...plan, resources: plan.resources.filter((one) => !skipped.has(one)) });
    const resolved = byKeyWithout(found, plan.left);
    resolved.forEach((finding, key) => tried.set(key, finding));
    [texts, app, accepted] = [next, read(next), [...accepted, ...plan.accepted]];
    found = checkApp(app, rules, { ...options, acknowledgments: accepted }).findings;
    const survived = skipped.size > 0 ? [] : found.map(keyOf).filter((key) => resolved.has(key));
    if (survived.length > 0) {
      return { ...outcome(before, texts, plans, found, reasons), survived: new Map(survived.map((key) => [key, 'the finding stays after the edit'])) };
    }
  }
  // What the plan itself leaves may be new: an alarm that it adds notifies nobody yet.
  const known = new Set([...first, ...plans.flatMap(({ left }) => left)].map(keyOf));
  const fresh = found.find((finding) => !known.has(keyOf(finding)));
  const causes = fresh === undefined ? [] : causesOf(fresh, plans, tried);
  if (fresh !== undefined && causes.length === 0) throw new NotWritable(`--write writes nothing: its edits would cause ${fresh.rule} at ${fresh.at.logicalId}`);
  return {
    ...outcome(before, texts, plans, found, reasons),
    survived: new Map(causes.map((key) => [key, `the edit would cause ${fresh!.rule} at ${fresh!.at.logicalId}`])),
  };
}

/** The findings whose edits wrote the resource that has a new finding: those at the resource, or else all of their rules. */
function causesOf({ at }: Finding, plans: readonly FixPlan[], tried: ReadonlyMap<string, Finding>): readonly string[] {
  const place = addressKey(at);
  const written = plans.flatMap(({ resources }) => resources).filter((resource) => addressKey(resource) === place);
  const rules = new Set(written.flatMap((resource) => resource.rules));
  const asked = [...tried].filter(([, { rule }]) => rules.has(rule));
  const here = asked.filter(([, finding]) => addressKey(finding.at) === place);
  return (here.length > 0 ? here : asked).map(([key]) => key);
}

function outcome(
  before: Texts, after: Texts, plans: readonly FixPlan[], left: readonly Finding[],
  reasons: ReadonlyMap<string, string>,
): WrittenPlan {
  return {
    changed: new Map([...after].filter(([file, text]) => text !== before.get(file))),
    plan: mergedPlan(plans, left),
    reasons: new Map(left.flatMap((finding) => {
      const reason = reasons.get(keyOf(finding));
      return reason === undefined ? [] : [[finding, reason] as const];
    })),
  };
}

function writableIn(files: TemplateFiles, ineffective: Survivors, reasons: Map<string, string>): PlanLimits {
  let current = '';
  return {
    ...NO_LIMITS,
    mayResolve: (finding) => {
      current = keyOf(finding);
      const reason = ineffective.get(current);
      if (reason !== undefined) reasons.set(current, reason);
      return reason === undefined;
    },
    mayKeep: (rewritten, draft) => {
      const edits: readonly StackEdits[] = editsOfDraft(rewritten, draft);
      const refusal = files.refusal(edits, typesInDraft(draft));
      if (refusal !== undefined) reasons.set(current, refusal);
      return refusal === undefined;
    },
  };
}

function keyOf({ rule, at: { stack, logicalId }, property }: Finding): string {
  return JSON.stringify([rule, stack, logicalId, property]);
}

/** The findings that are not left, by their keys. */
function byKeyWithout(found: readonly Finding[], left: readonly Finding[]): ReadonlyMap<string, Finding> {
  const stays = new Set(left.map(keyOf));
  return new Map(found.map((finding) => [keyOf(finding), finding] as const).filter(([key]) => !stays.has(key)));
}

function isSame(one: Texts, other: Texts): boolean {
  return [...other].every(([file, text]) => one.get(file) === text);
}
