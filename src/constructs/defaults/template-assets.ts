/**
 * Keeps the asset manifests right when an app is synthesized again. A synthesizer keeps an entry for each template that
 * it ever wrote, which would publish new content under an old hash, and a nested stack keeps its first URL.
 */
import { createHash } from 'crypto';
import { join } from 'path';
import { Stack, Stage } from 'aws-cdk-lib';
import { INPUT_LIMITS } from '../../limits';
import { isObject, JsonObject, own } from '../../template/json';
import { fileOf } from '../checks/construct-paths';
import { fileExists, InputFiles, writeOutput } from '../checks/engine';

const LIMIT = INPUT_LIMITS.templateMegabytes;

/** What aws-cdk-lib keeps of templates. None of it is public: where it is gone, `removeStaleTemplates` does the rest. */
interface Kept {
  readonly synthesizer: { readonly assetManifest?: { readonly files?: Record<string, unknown> } };
  readonly _templateUrl?: { set?(url: null): void };
}

/** Forgets the templates of the last synthesis. Returns the ids of their assets. */
export function forgetTemplates(scope: Stage): ReadonlySet<string> {
  const forgotten = new Set<string>();
  const stacks = stacksIn(scope);
  const templates = new Set(stacks.map(({ templateFile }) => templateFile));
  for (const stack of stacks) {
    const { synthesizer, _templateUrl: url } = stack as unknown as Kept;
    if (stack.nested) url?.set?.(null);
    const files = synthesizer.assetManifest?.files ?? {};
    for (const id of Object.keys(files).filter((one) => templates.has(fileIn(files[one]) ?? ''))) {
      delete files[id];
      forgotten.add(id);
    }
  }
  return forgotten;
}

/** Removes each entry of a manifest whose id is not the hash of its template. Returns the ids of all that are left. */
export function removeStaleTemplates(scope: Stage): ReadonlySet<string> {
  const stacks = stacksIn(scope);
  const templates = new Set(stacks.map(({ templateFile }) => templateFile));
  return new Set(stacks.map(manifestOf).filter(fileExists).flatMap((manifest) => withoutStale(manifest, templates)));
}

function withoutStale(manifest: string, templates: ReadonlySet<string>): readonly string[] {
  const inputs = new InputFiles();
  const content = inputs.json(manifest, INPUT_LIMITS.assemblyMegabytes) as JsonObject;
  const files = Object.entries(isObject(content.files) ? content.files : {});
  const left = files.filter(([id, entry]) => {
    const file = fileIn(entry) ?? '';
    return !templates.has(file) || isHashOf(id, inputs.textAgain(join(manifest, '..', file), LIMIT));
  });
  const settled = { ...content, files: Object.fromEntries(left) };
  if (left.length < files.length) writeOutput(manifest, JSON.stringify(settled, undefined, 2), new InputFiles());
  return left.map(([id]) => id);
}

/** aws-cdk-lib hashes the file of a stack as it is, and that of a nested stack without its indents. */
function isHashOf(id: string, template: string): boolean {
  return id === sha256(template) || id === sha256(JSON.stringify(JSON.parse(template)));
}

/** The stacks whose templates name one of the assets: a pipeline that was given its stages before they changed. */
export function stacksNaming(ids: ReadonlySet<string>, scope: Stage): readonly Stack[] {
  const inputs = new InputFiles();
  return ids.size === 0 ? [] : stacksIn(scope).filter((stack) => {
    const text = inputs.textAgain(fileOf(stack), LIMIT);
    return (text.match(/[0-9a-f]{64}/g) ?? []).some((id) => ids.has(id));
  });
}

/** The file that an entry of a manifest publishes as it is. */
function fileIn(entry: unknown): string | undefined {
  const source = own(entry, 'source');
  const path = own(source, 'path');
  return own(source, 'packaging') === 'file' && typeof path === 'string' ? path : undefined;
}

function manifestOf(stack: Stack): string {
  return join(Stage.of(stack)!.outdir, `${stack.artifactId}.assets.json`);
}

function stacksIn(scope: Stage): readonly Stack[] {
  return scope.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
