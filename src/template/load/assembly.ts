/**
 * Reads a cloud assembly. The manifest lists the stacks, their templates and nested assemblies, one for each stage.
 */
import { join, resolve } from 'path';
import { InputFiles, trueName } from '../../files/input-files';
import { lazy } from '../../model/lazy';
import { FoundTemplate } from '../found-template';
import { entriesOf, isObject, own } from '../json';
import { acknowledgedInReport } from './acknowledgments';
import { AssemblyFiles } from './assembly-files';
import { nestedTemplates } from './nested-templates';
import { StackMetadata } from './stack-metadata';
import { TemplateError } from './template-error';

export function readAssembly(directory: string, inputs = new InputFiles()): readonly FoundTemplate[] {
  const files = new AssemblyFiles(directory, inputs);
  const reported = acknowledgedInReport(files.jsonIfAny(join(directory, 'validation-report.json')));
  const found: FoundTemplate[] = [];
  const seen = new Set<string>();
  const pending = [directory];
  for (const current of pending) {
    if (seen.has(trueName(current))) continue;
    seen.add(trueName(current));
    const manifest = join(current, 'manifest.json');
    if (!files.has(manifest)) {
      throw new TemplateError(`${current}: has no manifest.json, so it is not a cloud assembly; name its templates instead`);
    }
    const artifacts = own(files.json(manifest), 'artifacts');
    if (!isObject(artifacts)) {
      throw new TemplateError(`${manifest}: has no artifacts, so it is not the manifest of a cloud assembly; run cdk synth again`);
    }
    for (const [id, artifact] of entriesOf(artifacts)) {
      const type = own(artifact, 'type');
      if (type === 'aws:cloudformation:stack') found.push(readStack(files, current, id, artifact));
      if (type !== 'cdk:cloud-assembly') continue;
      pending.push(files.path(current, own(own(artifact, 'properties'), 'directoryName'), manifest));
    }
  }
  return found.map((template, i) => (
    i > 0 ? template : { ...template, acknowledged: () => [...template.acknowledged?.() ?? [], ...reported] }
  ));
}

function readStack(files: AssemblyFiles, directory: string, id: string, artifact: unknown): FoundTemplate {
  const properties = own(artifact, 'properties');
  const file = files.path(directory, own(properties, 'templateFile'), join(directory, 'manifest.json'));
  const template = files.template(file);
  if (!isObject(template)) {
    throw new TemplateError(`${join(directory, 'manifest.json')}: the template of ${id} is not an object; run cdk synth again`);
  }
  const stackName = own(properties, 'stackName');
  const environment = own(artifact, 'environment');
  const assets = files.jsonLater(files.path(directory, `${id}.assets.json`, id));
  const constructs = new StackMetadata(metadataOf(files, directory, artifact));
  return {
    name: typeof stackName === 'string' ? stackName : id,
    uniqueName: id,
    deployedName: typeof stackName === 'string' ? stackName : id,
    stage: resolve(directory),
    environment: typeof environment === 'string' ? environment : '',
    file,
    template,
    constructs,
    acknowledged: () => constructs.acknowledged(),
    nested: nestedTemplates(template, {
      assets: lazy(() => assetFiles(assets())),
      constructs,
      locate: (asset) => files.path(directory, asset, id),
      read: (path) => files.template(path),
      count: 0,
    }),
  };
}

/** The metadata is in the manifest or in a separate file. */
function metadataOf(files: AssemblyFiles, directory: string, artifact: unknown): () => unknown {
  const file = own(artifact, 'additionalMetadataFile');
  const separate = typeof file === 'string' ? files.jsonLater(files.path(directory, file, directory)) : () => undefined;
  return () => own(artifact, 'metadata') ?? separate();
}

/** The files of the stack's assets, by hash. */
function assetFiles(manifest: unknown): ReadonlyMap<string, string> {
  return new Map(entriesOf(own(manifest, 'files')).flatMap(([hash, file]): [string, string][] => {
    const path = own(own(file, 'source'), 'path');
    return typeof path === 'string' ? [[hash, path]] : [];
  }));
}
