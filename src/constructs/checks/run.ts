/**
 * One run of the rules over what was synthesized: the assembly is read as the command reads it, every rule is asked about the whole app, and
 * what is told is limited to the stacks that these checks speak for, less what is acknowledged and what a baseline knows.
 */
import { existsSync } from 'fs';
import { join, resolve } from 'path';
import { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation, Stage } from 'aws-cdk-lib';
import type { CheckResult, Result } from '../../checks/check';
import type { TemplateApp } from '../../template/app';
import { withoutNamespace } from '../../text/rule-namespace';
import { recordedAcknowledgments } from './acknowledgments';
import { compareWithFile } from './baseline';
import { ConstructPaths, templateLocationOf } from './construct-paths';
import { DeliveryChecksProps, FailOn } from './delivery-checks-props';
import {
  Acknowledgments, ALL_RULES, check, collectAcknowledgments, isInconclusive, OWN_NAMES, readApp, readDeliveryGraph, relatedTo, rootOf,
} from './engine';
import { isClaimed, claim } from './plugin-precedence';
import {
  LocatedResult, secondChecksViolation, severityOf, silencesByPath, ineffectiveAcknowledgmentViolation, violation,
} from './violation';

const NOTHING: PolicyValidationPluginReport = { success: true, violations: [] };

/** The checks that a user has added speak for every stack that nobody else speaks for. */
export function checkWholeApp(speaker: object, props: DeliveryChecksProps, context: IPolicyValidationContext): PolicyValidationPluginReport {
  const root = context.appConstruct;
  const files = context.templatePaths.map((path) => resolve(path));
  const ours = new Set(files.filter((file) => claim(root, speaker, file)));
  if (ours.size === 0) return files.length === 0 ? NOTHING : { success: true, violations: [secondChecksViolation()] };
  return run(speaker, props, context, ours);
}

/**
 * Those of this library's constructs speak only where nobody else does, of what has to do with the functions that they wrap, and only of what
 * should be mended: nobody has asked for more.
 */
export function checkWrappedFunctions(
  speaker: object, wrapped: () => readonly CfnResource[], context: IPolicyValidationContext,
): PolicyValidationPluginReport {
  const files = context.templatePaths.map((path) => resolve(path));
  const ours = new Set(files.filter((file) => !isClaimed(context.appConstruct, file)));
  return ours.size === 0 ? NOTHING : run(speaker, {}, context, ours, wrapped());
}

function run(
  speaker: object, props: DeliveryChecksProps, context: IPolicyValidationContext, ours: ReadonlySet<string>, wrapped?: readonly CfnResource[],
): PolicyValidationPluginReport {
  const { appConstruct: root } = context;
  const app = readApp(pathsOf(context));
  const graph = readDeliveryGraph(app);
  const result = check(graph, ALL_RULES, { severities: props.severities });
  const stacks = new Map(app.stacks.map((stack) => [stack.name, stack]));
  const concerns = wrapped === undefined ? undefined : relatedTo(graph, idsOf(wrapped, app));
  const isWanted = (told: Result): boolean => concerns === undefined || (severityOf(told, FailOn.ERROR) !== 'info' && concerns(told.at));
  const acknowledged = collectAcknowledgments(recordedAcknowledgments(root));
  const acknowledgments = new Acknowledgments(acknowledged.declared);
  const paths = new ConstructPaths(root);

  const placed = [...result.findings, ...result.unknowns].flatMap((told): LocatedResult[] => {
    const stack = stacks.get(told.at.stack)!;
    const file = resolve(stack.file ?? '');
    // Of nested stacks aws-cdk-lib names the one that nests them.
    if (!ours.has(resolve(rootOf(stack).file ?? '')) || !isWanted(told)) return [];
    const path = paths.at({ file, logicalId: told.at.logicalId }, told.at.path);
    const reason = acknowledgments.reasonFor(told.rule, { at: { ...told.at, path }, property: told.property });
    return [{ told, file, ...(path === undefined ? {} : { path }), ...(reason === undefined ? {} : { reason }) }];
  });
  const accepted = placed.filter(({ reason }) => reason !== undefined);
  const open = placed.filter(({ reason }) => reason === undefined);
  const isOpen = new Set<Result>(open.map(({ told }) => told));
  const comparison = compareWithFile(openOnly(result, isOpen), props);
  const news = open.filter(({ told }) => comparison.isNew(told));

  const withoutReason = acknowledged.ineffective.filter(({ name }) => name === OWN_NAMES.blankAcknowledgment);
  const failOn = props.failOn ?? FailOn.ERROR;
  const manner = {
    failOn,
    acknowledged: acknowledged.names,
    blank: new Set(withoutReason.map(({ id }) => withoutNamespace(id))),
    silencesByPath: silencesByPath(),
    ...(props.verbose ? { explain: new Map(ALL_RULES.map((rule) => [rule.id, rule])) } : {}),
  };
  const ineffective = acknowledged.ineffective.filter(({ id, path }) => claim(root, speaker, JSON.stringify([id, path])));
  const first = news.find(({ told }) => !(isInconclusive(told)));
  const hintsAtPlan = first !== undefined && claim(root, speaker, PLAN_HINT);
  const violations: PolicyViolation[] = [
    ...[...news, ...accepted].map((one) => (one === first && hintsAtPlan ? withHint(violation(one, manner)) : violation(one, manner))),
    ...ineffective.map(ineffectiveAcknowledgmentViolation),
    ...comparison.violations,
  ];
  return { success: !comparison.failed && news.every(({ told }) => severityOf(told, failOn) !== 'error'), violations };
}

/** Fixes are told in CloudFormation's words, at synth as well. */
const PLAN_HINT = '`npx cdk-lambda-delivery check cdk.out --fix-plan` tells all fixes in the words of CDK.';

/** Once in a run, and with a finding: a report of an app in which nothing is wrong stays empty. */
function withHint(told: PolicyViolation): PolicyViolation {
  return { ...told, fix: `${told.fix} ${PLAN_HINT}` };
}

/** The whole assembly, though the checks may be a stage's: what lies in other stages decides too. Templates alone, where there is none. */
function pathsOf({ appConstruct, templatePaths }: IPolicyValidationContext): readonly string[] {
  const outdir = Stage.isStage(appConstruct) ? appConstruct.outdir : undefined;
  return outdir !== undefined && existsSync(join(outdir, 'manifest.json')) ? [outdir] : templatePaths;
}

function idsOf(wrapped: readonly CfnResource[], app: TemplateApp): ReadonlySet<string> {
  const names = new Map(app.stacks.map(({ file, name }) => [resolve(file ?? ''), name]));
  return new Set(wrapped.map(templateLocationOf).map(({ file, logicalId }) => `${names.get(file)}.${logicalId}`));
}

function openOnly(result: CheckResult, isOpen: ReadonlySet<Result>): CheckResult {
  return { ...result, findings: result.findings.filter((told) => isOpen.has(told)), unknowns: result.unknowns.filter((told) => isOpen.has(told)) };
}
