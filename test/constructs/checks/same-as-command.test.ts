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

/** What each says, in one form: what was found where, how much it weighs, and what could not be decided. */
function ofCommand(outdir: string): string[] {
  const app = readApp([outdir]);
  const { declared, reported } = collectAcknowledgments(app.acknowledged);
  const result: CheckResult = check(readDeliveryGraph(app), ALL_RULES, { acknowledgments: [...declared, ...reported] });
  // CDK applies the acknowledgments to what the plug-in reports.
  const acknowledged = result.acknowledged.map(({ finding }) => finding);
  // Where a rule is acknowledged, the name of each of its findings has a place of its own, and none are equal.
  const placed = new Set(acknowledged.map(({ rule }) => rule));
  const groups = [
    ...equalFindings(result.findings.filter(({ rule }) => !placed.has(rule))),
    ...[...result.findings, ...acknowledged].flatMap((one) => (isInconclusive(one) || !placed.has(one.rule) ? [] : [[one]])),
  ];
  return [
    ...groups.flatMap((group) => group.map(({ rule, severity, at, property }) => (
      [rule, severity, at.logicalId, property, `${group[0].inCdk.message} ${group[0].inCdk.fix}`]))),
    ...acknowledged.filter(isInconclusive).map(({ rule, at, property, reason }) => (
      [rule, 'info', at.logicalId, property, `Whether ${rule} holds for ${property} could not be checked. Reason: ${reason}. undefined`])),
    ...hiddenValues(result.unknowns).flatMap(({ title, fix, checks }) => [...new Set(checks.map(({ at }) => at.logicalId))].map((logicalId) => (
      ['values-are-known', 'info', logicalId, [...new Set(checks.map(({ rule }) => rule))].sort().join(), `${title} ${fix}`]))),
  ].map((told) => told.join(' | ')).sort();
}

const PLAN_HINT = / `npx cdk-lambda-delivery [^`]+` prints all fixes as CDK code\.$/;
/** CDK matches acknowledgments with names, so the name of an acknowledged rule has the construct path. */
const SCOPE = /\[[^\]]*\]$/;
const SAME = / The same holds for \d+ other resources?\./;
const HIDDEN = /^\d+ checks? could not be made for (.*): ([\w, -]+)\.$/s;

function ofChecks({ violations }: PolicyValidationPluginReport): string[] {
  return violations.flatMap(({ ruleName, severity, description, fix, violatingResources }) => {
    const [, title, rules] = HIDDEN.exec(description) ?? [];
    const message = `${title ?? description.replace(SAME, '')} ${fix}`.replace(PLAN_HINT, '');
    return violatingResources.map(({ resourceLogicalId, locations: [property = ''] }) => (
      [ruleName.replace(SCOPE, ''), severity, resourceLogicalId, rules?.replaceAll(', ', ',') ?? property.replace(/^Properties\./, ''), message].join(' | ')
    ));
  }).sort();
}

function compare(app: App): number {
  const { directory, stacksRecursively } = app.synth();
  // Newer releases tell more of the stacks, which is not read.
  const context = { appConstruct: app, templatePaths: stacksRecursively.map(({ templateFullPath }) => templateFullPath), stackTemplates: [] };
  const said = new DeliveryChecks().validate(context);
  expect(relative(app.outdir, directory)).toBe('');
  expect(ofChecks(said)).toEqual(ofCommand(directory));
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
