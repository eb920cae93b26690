/** The examples of a release, synthesized with the library of that release and with the library at hand, as an app that changes its version alone. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replacedResources, Template } from './replaced';

const EXAMPLES = 'examples/typescript';
const LIBRARY = ['lib', 'package.json', '.jsii'];

/** `undefined` where it was synthesized, else what the command printed. */
function synthesize(checkout: string, example: string, output: string): string | undefined {
  const args = ['synth', '--quiet', '--no-notices', '--no-lookups', '--output', output];
  const { status, stdout, stderr, error } = spawnSync(join(checkout, 'node_modules/.bin/cdk'), args, {
    cwd: join(checkout, EXAMPLES, example), encoding: 'utf8', env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });
  return status === 0 ? undefined : `${error?.message ?? ''}${stdout}${stderr}`.trim();
}

const templatesIn = (assembly: string) => readdirSync(assembly, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.template.json')).sort();

const read = (file: string): Template => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/**
 * What an app of the release `tag` would lose by the library in `root`. `checkout` holds that release, built: its library is
 * replaced, with `linkModules` for what it needs. `outputs` is a folder for what is synthesized.
 */
export function lostByUpgrade(
  root: string, tag: string, checkout: string, outputs: string, linkModules: () => void,
): string[] {
  const folder = join(checkout, EXAMPLES);
  const entries = existsSync(folder) ? readdirSync(folder).sort() : [];
  const names = entries.filter((name) => existsSync(join(folder, name, 'cdk.json')));
  if (names.length === 0) return [`${tag} has no example in ${EXAMPLES}: nothing shows what an upgrade replaces`];
  const at = (when: string, name: string) => join(outputs, when, name);
  const broken = names.flatMap((name) => {
    const printed = synthesize(checkout, name, at('before', name));
    return printed === undefined ? [] : [`${name} of ${tag} does not synthesize even with the library of ${tag}:\n${printed}`];
  });
  if (broken.length > 0) return broken;
  for (const part of LIBRARY) {
    rmSync(join(checkout, part), { recursive: true, force: true });
    cpSync(join(root, part), join(checkout, part), { recursive: true });
  }
  linkModules();
  return names.flatMap((name) => {
    const printed = synthesize(checkout, name, at('after', name));
    if (printed !== undefined) return [`${name} of ${tag} does not synthesize any longer:\n${printed}`];
    return templatesIn(at('before', name)).flatMap((template) => (
      replacedResources(read(join(at('before', name), template)), read(join(at('after', name), template)))
        .map((sentence) => `${name}, ${template}: ${sentence}`)
    ));
  });
}
