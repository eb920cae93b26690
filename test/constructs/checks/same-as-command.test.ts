/** The checks at synth and the command tell the same of one app, whatever the app is: at synth in the words of CDK. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { App, PolicyValidationPluginReport } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { DeliveryChecks } from '../../../src';
import { collectAcknowledgments } from '../../../src/checks/acknowledgments/collect';
import { check } from '../../../src/checks/check';
import { equalFindings } from '../../../src/checks/equal-findings';
import { hiddenValues } from '../../../src/checks/hidden-values';
import { CheckResult } from '../../../src/checks/result';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { ALL_RULES } from '../../../src/rules/all';
import { isInconclusive } from '../../../src/rules/kit/finding';
import { readApp } from '../../../src/template/load/read-app';
import * as brokers from '../../apps/brokers';
import * as callers from '../../apps/callers';
import * as pushes from '../../apps/pushes';
import * as queues from '../../apps/queues';
import * as special from '../../apps/special';
import * as streams from '../../apps/streams';
import { buildAll } from '../../fuzz/build';
import { DESCRIPTION } from '../../fuzz/descriptions';
import { outcomeOf } from '../../support/refusal';

const SEED = 20261121;

function inFolder<T>(use: (outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  try {
    return use(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface Told {
  readonly rule: string;
  readonly rest: readonly string[];
  readonly text: string;
}

/**
 * What each says, in one form: what was found where, how much it weighs, and what could not be decided. Where a rule is
 * acknowledged somewhere, older releases of CDK need a name for each of its findings, so those that are equal stand alone.
 */
function inOneForm(told: readonly Told[], acknowledged: ReadonlySet<string>): string[] {
  return told.map(({ rule, rest, text }) => [rule, ...rest, acknowledged.has(rule) ? '' : text].join(' | ')).sort();
}

function resultOf(outdir: string): CheckResult {
  const app = readApp([outdir]);
  const { declared, reported } = collectAcknowledgments(app.acknowledged);
  return check(readDeliveryGraph(app), ALL_RULES, { acknowledgments: [...declared, ...reported] });
}

function ofCommand({ findings, unknowns, acknowledged }: CheckResult): readonly Told[] {
  return [
    ...equalFindings(findings).flatMap((group) => group.map(({ rule, severity, at, property }): Told => {
      // Resources of one logical id are those of one class in several stacks, and the text of the first is that of all.
      const { inCdk } = group.find((one) => one.at.logicalId === at.logicalId)!;
      return { rule, rest: [severity, at.logicalId, property], text: `${inCdk.message} ${inCdk.fix}` };
    })),
    // CDK applies the acknowledgments to what the plug-in reports.
    ...toldOnce(acknowledged).map(({ finding }): Told => (
      { rule: finding.rule, rest: [isInconclusive(finding) ? 'info' : finding.severity, finding.at.logicalId, finding.property], text: '' })),
    ...hiddenValues(unknowns).flatMap(({ title, fix, checks }) => [...new Set(checks.map(({ at }) => at.logicalId))].map((logicalId): Told => (
      { rule: 'values-are-known', rest: ['info', logicalId, [...new Set(checks.map(({ rule }) => rule))].sort().join()], text: `${title} ${fix}` }))),
  ];
}

/** One alarm without an action speaks for all, and each of them acknowledges it. */
function toldOnce(acknowledged: CheckResult['acknowledged']): CheckResult['acknowledged'] {
  const alarms = acknowledged.filter(({ finding }) => finding.rule === 'failure-alarm-is-heard');
  return acknowledged.filter((one) => !alarms.slice(1).includes(one));
}

const PLAN_HINT = / `npx cdk-lambda-delivery [^`]+` prints all fixes as CDK code\.$/;
/** The construct path in the name of an acknowledged rule. */
const SCOPE = /\[[^\]]*\]$/;
const SAME = / The same holds for [\w/:.-]+(?:, [\w/:.-]+)*(?: and \d+ more)?\.(?= Why: |$)/;
const HIDDEN = /^\d+ checks? could not be made for (.*): ([\w, -]+)\.$/s;

function ofChecks({ violations }: PolicyValidationPluginReport): readonly Told[] {
  return violations.flatMap(({ ruleName, severity, description, fix, violatingResources }) => {
    const [, title, rules] = HIDDEN.exec(description) ?? [];
    const text = `${title ?? description.replace(SAME, '')} ${fix}`.replace(PLAN_HINT, '');
    return violatingResources.map(({ resourceLogicalId, locations: [property = ''] }): Told => ({
      rule: ruleName.replace(SCOPE, ''),
      rest: [severity ?? '', resourceLogicalId ?? '', rules?.replaceAll(', ', ',') ?? property.replace(/^Properties\./, '')],
      text,
    }));
  });
}

function compare(app: App): number {
  const { directory, stacksRecursively } = app.synth();
  // Newer releases tell more of the stacks, which is not read.
  const context = { appConstruct: app, templatePaths: stacksRecursively.map(({ templateFullPath }) => templateFullPath), stackTemplates: [] };
  const said = new DeliveryChecks().validate(context);
  expect(relative(app.outdir, directory)).toBe('');
  const result = resultOf(directory);
  const acknowledged = new Set(result.acknowledged.map(({ finding }) => finding.rule));
  expect(inOneForm(ofChecks(said), acknowledged)).toEqual(inOneForm(ofCommand(result), acknowledged));
  expect(said.success).toBe(!said.violations.some(({ severity }) => severity === 'error'));
  return said.violations.length;
}

test('over generated apps, sound and not', () => {
  let told = 0;
  fc.assert(fc.property(fc.array(DESCRIPTION, { minLength: 1, maxLength: 6 }), (descriptions) => {
    told += inFolder((outdir) => {
      const app = outcomeOf(() => {
        const built = buildAll(descriptions, outdir);
        built.synth();
        return built;
      });
      return app instanceof App ? compare(app) : 0;
    });
  }), { seed: SEED, numRuns: 40 });
  expect(told).toBeGreaterThan(10);
});

test.each(Object.entries<(app: App) => void>({ ...brokers, ...callers, ...pushes, ...queues, ...special, ...streams }))('over the app %s', (_, build) => {
  inFolder((outdir) => {
    const app = new App({ outdir, analyticsReporting: false });
    build(app);
    compare(app);
  });
});
