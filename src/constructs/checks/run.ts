/**
 * Runs the rules over the synthesized assembly, which is read as the command reads it. The rules see the whole app. The
 * report is limited to the stacks of this plug-in, without acknowledged findings and findings in the baseline.
 */
import { isAbsolute, join, relative, resolve } from 'path';
import {
  CfnResource, IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation, Stage,
} from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import type { Result } from '../../checks/result';
import { lazy } from '../../model/lazy';
import type { TemplateApp } from '../../template/app';
import { withoutNamespace } from '../../text/rule-namespace';
import { recordedAcknowledgments } from './acknowledgments';
import { compareWithFile } from './baseline';
import { ConstructPaths, isIncluded, templateLocationOf } from './construct-paths';
import { DeliveryChecksProps, FailOn } from './delivery-checks-props';
import {
  Acknowledgments,
  ALL_RULES,
  check,
  collectAcknowledgments,
  fileExists,
  hiddenValues,
  InputFiles,
  OWN_NAMES,
  readApp,
  readDeliveryGraph,
  relatedTo,
  rootOf,
  splitsOf,
  whereOpen,
} from './engine';
import { isClaimed, claim } from './plugin-precedence';
import {
  equalViolations,
  hiddenValueViolation,
  ineffectiveAcknowledgmentViolation,
  LocatedResult,
  secondChecksViolation,
  severityOf,
  silencesByPath,
  violation,
} from './violation';

const NOTHING: PolicyValidationPluginReport = { success: true, violations: [] };

/** Checks that a user added report on every stack that no other plug-in has claimed. */
export function checkWholeApp(
  plugin: object, props: DeliveryChecksProps, context: IPolicyValidationContext,
): PolicyValidationPluginReport {
  const root = context.appConstruct;
  const files = context.templatePaths.map((path) => resolve(path));
  const ours = new Set(files.filter((file) => claim(root, plugin, file)));
  if (ours.size === 0) return files.length === 0 ? NOTHING : { success: true, violations: [secondChecksViolation()] };
  return run(plugin, props, context, ours);
}

/**
 * Checks that the constructs added report errors and warnings that are related to the wrapped functions, in stacks that
 * no other plug-in has claimed.
 */
export function checkWrappedFunctions(
  plugin: object, wrapped: () => readonly CfnResource[], context: IPolicyValidationContext,
): PolicyValidationPluginReport {
  const files = context.templatePaths.map((path) => resolve(path));
  const ours = new Set(files.filter((file) => !isClaimed(context.appConstruct, file)));
  return ours.size === 0 ? NOTHING : run(plugin, {}, context, ours, wrapped);
}

function run(
  plugin: object,
  props: DeliveryChecksProps,
  context: IPolicyValidationContext,
  ours: ReadonlySet<string>,
  wrapped?: () => readonly CfnResource[],
): PolicyValidationPluginReport {
  const { appConstruct: root } = context;
  const files = new InputFiles();
  const app = readApp(assemblyPaths(context), files);
  const graph = readDeliveryGraph(app);
  const checkResult = check(graph, ALL_RULES, { severities: props.severities, splits: () => splitsOf(app) });
  const stacks = new Map(app.stacks.map((stack) => [stack.name, stack]));
  // On first use, because an app without findings need not search the tree for its functions.
  const isRelated = lazy(() => relatedTo(graph, idsOf(wrapped?.() ?? [], app)));
  const isWanted = (result: Result): boolean => wrapped === undefined
    || (severityOf(result, FailOn.ERROR) !== 'info' && isRelated()(result.at));
  const acknowledged = collectAcknowledgments(recordedAcknowledgments(root));
  const acknowledgments = new Acknowledgments(acknowledged.declared);
  const paths = new ConstructPaths(root);

  const locate = (result: Result): readonly LocatedResult[] => {
    const stack = stacks.get(result.at.stack)!;
    const file = resolve(stack.file ?? '');
    // For a nested stack, aws-cdk-lib lists the template of its parent.
    if (!ours.has(resolve(rootOf(stack).file ?? '')) || !isWanted(result)) return [];
    const path = paths.at({ file, logicalId: result.at.logicalId }, result.at.path);
    const reason = acknowledgments.reasonFor(result.rule, { at: { ...result.at, path }, property: result.property });
    return [{
      result,
      file,
      ...(path === undefined ? {} : { path }),
      ...(reason === undefined ? {} : { reason }),
      isIncluded: path !== undefined && isIncluded(root, path),
    }];
  };
  const silent = checkResult.silent.map(({ finding }) => finding);
  const results = [...checkResult.findings, ...silent, ...checkResult.unknowns];
  const located = new Map(results.flatMap(locate).map((one) => [one.result, one]));
  const isOpen = (result: Result): boolean => located.has(result) && located.get(result)?.reason === undefined;
  const open = { ...whereOpen(checkResult, isOpen), unknowns: checkResult.unknowns.filter(isOpen) };
  const comparison = compareWithFile(open, props, files);
  const locationOf = <T extends Result>(result: T): LocatedResult<T> => located.get(result) as LocatedResult<T>;
  const findings = comparison.result.findings.map(locationOf);
  const hidden = hiddenValues(comparison.result.unknowns)
    .map((value) => ({ ...value, located: value.checks.map(locationOf) }));
  const accepted = [...located.values()].filter(({ reason }) => reason !== undefined);

  const withoutReason = acknowledged.ineffective.filter(({ name }) => name === OWN_NAMES.blankAcknowledgment);
  const failOn = props.failOn ?? FailOn.ERROR;
  const options = {
    failOn,
    acknowledged: acknowledged.names,
    blank: new Set(withoutReason.map(({ id }) => withoutNamespace(id))),
    silencesByPath: silencesByPath(),
    ...(props.verbose ? { explain: new Map(ALL_RULES.map((rule) => [rule.id, rule])) } : {}),
  };
  const ineffective = acknowledged.ineffective.filter(({ id, path }) =>
    claim(root, plugin, JSON.stringify([id, path])),
  );
  const [first, ...others] = equalViolations(findings, options);
  const violations: PolicyViolation[] = [
    ...(first === undefined ? [] : [claim(root, plugin, 'plan') ? withPlanHint(first, context) : first]),
    ...others,
    ...hidden.map((value) => hiddenValueViolation(value, failOn)),
    ...accepted.map((one) => violation([one], options)),
    ...ineffective.map(ineffectiveAcknowledgmentViolation),
    ...comparison.violations,
  ];
  const { result } = comparison;
  const success = !comparison.failed && [...result.findings, ...result.unknowns].every((one) => severityOf(one, failOn) !== 'error');
  return { success, violations };
}

/**
 * Added to the first finding, so that the report of an app without findings stays empty. A test synthesizes into a
 * temporary directory, which is gone before anybody could run the command on it.
 */
function withPlanHint(finding: PolicyViolation, { appConstruct }: IPolicyValidationContext): PolicyViolation {
  const outdir = relative(process.cwd(), outdirOf(appConstruct) ?? '');
  if (outdir === '' || outdir.startsWith('..') || isAbsolute(outdir)) return finding;
  return { ...finding, fix: `${finding.fix} \`npx cdk-lambda-delivery check ${outdir} --fix-plan\` prints all fixes as CDK code.` };
}

/** The whole assembly, since resources in other stages matter too. Without a manifest, the templates alone. */
export function assemblyPaths({ appConstruct, templatePaths }: IPolicyValidationContext): readonly string[] {
  const outdir = outdirOf(appConstruct);
  return outdir !== undefined && fileExists(join(outdir, 'manifest.json')) ? [outdir] : templatePaths;
}

function outdirOf(root: IConstruct): string | undefined {
  return Stage.isStage(root) ? root.outdir : undefined;
}

function idsOf(wrapped: readonly CfnResource[], app: TemplateApp): ReadonlySet<string> {
  const names = new Map(app.stacks.map(({ file, name }) => [resolve(file ?? ''), name]));
  return new Set(wrapped.map(templateLocationOf).map(({ file, logicalId }) => `${names.get(file)}.${logicalId}`));
}
