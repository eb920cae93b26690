/** An app before and after its defaults, read from its files. */
import { createHash } from 'crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { App, AppProps } from 'aws-cdk-lib';
import { DeliveryDefaults, DeliveryDefaultsOptions } from '../../../src';
import { collectAcknowledgments } from '../../../src/checks/acknowledgments/collect';
import { checkApp, planAdditions } from '../../../src/fixes/additions/plan-additions';
import { ALL_RULES } from '../../../src/rules/all';
import { readApp } from '../../../src/template/load/read-app';
import { WITHOUT_CHECKS } from '../../support/app';
import { Build } from './apps/kind';

export interface DefaultsRecord {
  readonly added: readonly { readonly stack: string; readonly logicalId: string; readonly type: string; readonly rules: readonly string[] }[];
  readonly changed: readonly { readonly stack: string; readonly logicalId: string; readonly path?: string; readonly set: readonly string[] }[];
  readonly left: readonly { readonly rule: string; readonly path?: string; readonly fix: string }[];
}

export function newApp(props: AppProps = {}): App {
  const outdir = mkdtempSync(join(realpathSync(tmpdir()), 'defaults-'));
  return new App({ outdir, analyticsReporting: false, ...props, context: { ...WITHOUT_CHECKS, ...props.context } });
}

/** Without the defaults. */
export function plain(build: Build): App {
  const app = newApp();
  build(app);
  app.synth();
  return app;
}

export function withDefaults(build: Build, options?: DeliveryDefaultsOptions): App {
  const app = newApp();
  build(app);
  DeliveryDefaults.apply(app, options);
  return app;
}

export function recordOf({ outdir }: { readonly outdir: string }): DefaultsRecord {
  return JSON.parse(readFileSync(join(outdir, 'delivery-defaults.json'), 'utf8')) as DefaultsRecord;
}

/** What the command reports of an app: the rule and its severity, sorted. */
export function findingsOf({ outdir }: App): readonly string[] {
  const app = readApp([outdir]);
  const { declared, reported } = collectAcknowledgments(app.acknowledged);
  return checkApp(app, ALL_RULES, { acknowledgments: [...declared, ...reported] }).findings.map(({ severity, rule }) => `${severity} ${rule}`).sort();
}

/** What a plan would still add. */
export function stillMissing({ outdir }: App): readonly string[] {
  const { plan } = planAdditions(readApp([outdir]), ALL_RULES, { isWanted: () => true, isEditable: () => true, alarms: true });
  return plan.resources.map(({ stack, logicalId }) => `${stack}.${logicalId}`);
}

/** Every file of an assembly, by its path. */
export function filesOf({ outdir }: App): Readonly<Record<string, string>> {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(outdir.length + 1), readFileSync(path, 'utf8')]));
}

interface Template { readonly Resources?: Readonly<Record<string, object>> }

export function templatesOf(app: App): Readonly<Record<string, Template>> {
  const templates = Object.entries(filesOf(app)).filter(([path]) => path.endsWith('.template.json'));
  return Object.fromEntries(templates.map(([path, text]) => [path, JSON.parse(text) as Template]));
}

export function resourceIn(app: App, file: string, logicalId: string): unknown {
  return templatesOf(app)[file].Resources?.[logicalId];
}

/** Entries of asset manifests whose id is not the hash of the template, and templates that no entry or more than one publishes. */
export function wrongAssets(app: App): readonly string[] {
  const files = filesOf(app);
  const published = new Map(Object.keys(files).filter((path) => path.endsWith('.template.json')).map((path) => [path, 0]));
  const wrong = Object.keys(files).filter((path) => path.endsWith('.assets.json')).flatMap((manifest) => {
    const entries = Object.entries((JSON.parse(files[manifest]) as Manifest).files);
    return entries.flatMap(([id, { source: { path } }]) => {
      const template = join(manifest, '..', path);
      if (!published.has(template)) return [];
      published.set(template, published.get(template)! + 1);
      const texts = [files[template], JSON.stringify(JSON.parse(files[template]))];
      return texts.map(sha256).includes(id) ? [] : [`${basename(manifest)} publishes ${path} as ${id}`];
    });
  });
  return [...wrong, ...[...published].filter(([, times]) => times !== 1).map(([path, times]) => `${path} is published ${times} times`)];
}

interface Manifest { readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>> }

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
