/** What the command says of a file or an assembly of this folder: its exit code, and each result by rule and resource; of an app by construct path. */
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { inNewFolder } from '../apps/synthesize';
import { ran } from '../cli/support';

export interface Said {
  readonly exit: number;
  /** `error <rule> at <resource>`, `unknown <rule> at <resource>`. */
  readonly results: readonly string[];
  readonly notes: readonly string[];
}

interface Place { readonly resource: string; readonly path: string | null }
interface Undecided extends Place { readonly rule: string }
interface Found extends Undecided { readonly severity: string }
interface Report { readonly findings: readonly Found[]; readonly unknown: readonly Undecided[]; readonly notes: readonly string[] }

export function said(...path: readonly string[]): Said {
  return saidOf(join(__dirname, ...path), ({ resource }) => resource);
}

function saidOf(path: string, nameOf: (place: Place) => string): Said {
  const { exit, out, error } = ran(['check', path, '--format', 'json']);
  if (out === '') return { exit, results: [], notes: [error] };
  const { findings, unknown, notes } = JSON.parse(out) as Report;
  return {
    exit,
    results: [
      ...findings.map(({ severity, rule, ...place }) => `${severity} ${rule} at ${nameOf(place)}`),
      ...unknown.map(({ rule, ...place }) => `unknown ${rule} at ${nameOf(place)}`),
    ],
    notes,
  };
}

/** The same of an app that is synthesized into a folder of its own. */
export function saidOfApp(build: (stack: Stack, app: App) => void): Said {
  return inNewFolder((outdir) => {
    // Newer versions of aws-cdk-lib let a synth fail on what the checks of the constructs find; here the command finds it.
    const app = new App({ outdir, analyticsReporting: false, context: { 'cdk-lambda-delivery:checks': false } });
    build(new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } }), app);
    app.synth();
    return saidOf(outdir, ({ path, resource }) => path ?? resource);
  });
}
