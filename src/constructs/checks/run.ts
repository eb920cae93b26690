/**
 * Runs the rules over the synthesized assembly, which is read as the command reads it. The rules see the whole app. The
 * report is limited to the stacks of this plug-in, without acknowledged findings and findings in the baseline.
 */
import { isAbsolute, relative, resolve } from 'path';
import { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { CollectedAcknowledgments } from '../../checks/acknowledgments/collect';
import type { Result } from '../../checks/result';
import { withoutNamespace } from '../../text/rule-namespace';
import { commandOfApp, languageOfApp, spellProp } from '../wiring/language';
import { recordedAcknowledgments } from './acknowledgments';
import { assemblyPaths, outdirOf } from './assembly-paths';
import { compareWithFile, ComparedWithFile } from './baseline';
import { DeliveryChecksProps, FailOn } from './delivery-checks-props';
import {
  ALL_RULES,
  check,
  collectAcknowledgments,
  hiddenValues,
  InputFiles,
  OWN_NAMES,
  readApp,
  readDeliveryGraph,
  silentFindings,
  splitsOf,
  whereOpen,
} from './engine';
import { pluginVersion } from './identity';
import { locateResults } from './locate-results';
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
  ViolationOptions,
} from './violation';

interface PluginRun {
  readonly plugin: object;
  readonly props: DeliveryChecksProps;
  readonly context: IPolicyValidationContext;
  /** The templates of the stacks that the plug-in reports on. */
  readonly ours: ReadonlySet<string>;
  readonly wrapped?: () => readonly CfnResource[];
}

const NOTHING: PolicyValidationPluginReport = { success: true, violations: [] };

/** Checks that a user added report on every stack that no other plug-in has claimed. */
export function checkWholeApp(
  plugin: object, props: DeliveryChecksProps, context: IPolicyValidationContext,
): PolicyValidationPluginReport {
  const root = context.appConstruct;
  const files = context.templatePaths.map((path) => resolve(path));
  const ours = new Set(files.filter((file) => claim(root, plugin, file)));
  if (ours.size === 0) return files.length === 0 ? NOTHING : { success: true, violations: [secondChecksViolation()] };
  return run({ plugin, props, context, ours });
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
  return ours.size === 0 ? NOTHING : run({ plugin, props: {}, context, ours, wrapped });
}

function run(current: PluginRun): PolicyValidationPluginReport {
  const { props, context, ours, wrapped } = current;
  const { appConstruct: root } = context;
  const files = new InputFiles();
  const app = readApp(assemblyPaths(context), files);
  const graph = readDeliveryGraph(app);
  const options = { severities: props.severities, spell: spellProp, splits: () => splitsOf(app) };
  const checkResult = check(graph, ALL_RULES, options);
  const silent = silentFindings(checkResult);
  const acknowledged = collectAcknowledgments(recordedAcknowledgments(root));
  const located = locateResults([...checkResult.findings, ...silent, ...checkResult.unknowns], {
    root, app, graph, acknowledged: acknowledged.declared, ours, wrapped,
  });
  const isOpen = (result: Result): boolean => located.has(result) && located.get(result)?.reason === undefined;
  const open = { ...whereOpen(checkResult, isOpen), unknowns: checkResult.unknowns.filter(isOpen) };
  const comparison = compareWithFile(open, props, files);
  const repeats = new Set(silentFindings({ silent: checkResult.silent.filter((one) => one.repeats !== undefined) }));
  const violations = violationsOf(current, acknowledged, located, comparison, repeats);
  const { findings, unknowns } = comparison.result;
  const failOn = props.failOn ?? FailOn.ERROR;
  const success = !comparison.failed && [...findings, ...unknowns].every((one) => severityOf(one, failOn) !== 'error');
  return { success, violations };
}

function violationsOf(
  { plugin, props, context }: PluginRun,
  acknowledged: CollectedAcknowledgments,
  located: ReadonlyMap<Result, LocatedResult>,
  comparison: ComparedWithFile,
  repeats: ReadonlySet<Result>,
): PolicyViolation[] {
  const { appConstruct: root } = context;
  const options = optionsOf(props, acknowledged);
  const locatedResult = <T extends Result>(result: T): LocatedResult<T> => located.get(result) as LocatedResult<T>;
  const findings = comparison.result.findings.map(locatedResult);
  const hidden = hiddenValues(comparison.result.unknowns)
    .map((value) => ({ ...value, located: value.checks.map(locatedResult) }));
  // Of acknowledged findings that say the same, the first is enough.
  const accepted = [...located.values()].filter(({ result, reason }) => reason !== undefined && !repeats.has(result));
  const ineffective = acknowledged.ineffective.filter(({ id, path }) =>
    claim(root, plugin, JSON.stringify([id, path])),
  );
  const [first, ...others] = equalViolations(findings, options);
  const hasPlan = findings.some(({ result: { changes } }) => changes.length > 0);
  return [
    ...(first === undefined ? [] : [hasPlan && claim(root, plugin, 'plan') ? withPlanHint(first, context) : first]),
    ...others,
    ...hidden.map((value) => hiddenValueViolation(value, options.failOn)),
    ...accepted.map((one) => violation([one], options)),
    ...ineffective.map(ineffectiveAcknowledgmentViolation),
    ...comparison.violations,
  ];
}

function optionsOf(
  { failOn = FailOn.ERROR, verbose }: DeliveryChecksProps, { names, ineffective }: CollectedAcknowledgments,
): ViolationOptions {
  const withoutReason = ineffective.filter(({ name }) => name === OWN_NAMES.blankAcknowledgment);
  return {
    failOn,
    acknowledged: names,
    blank: new Set(withoutReason.map(({ id }) => withoutNamespace(id))),
    silencesByPath: silencesByPath(),
    ...(verbose ? { explain: new Map(ALL_RULES.map((rule) => [rule.id, rule])) } : {}),
  };
}

/**
 * Added to the first finding, so that the report of an app without findings stays empty. A test synthesizes into a
 * temporary directory, which is gone before anybody could run the command on it.
 */
function withPlanHint(finding: PolicyViolation, { appConstruct }: IPolicyValidationContext): PolicyViolation {
  const outdir = relative(process.cwd(), outdirOf(appConstruct) ?? '');
  if (outdir === '' || outdir.startsWith('..') || isAbsolute(outdir)) return finding;
  const command = `${commandOfApp(pluginVersion())} check ${outdir} --fix-plan`;
  return { ...finding, fix: `${finding.fix} \`${command}\` prints all fixes as CDK code${languageOfApp() === 'typescript' ? '' : ' in TypeScript'}.` };
}
