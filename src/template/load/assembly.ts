/**
 * Reads a cloud assembly. The manifest lists the stacks, their templates and nested assemblies, one for each stage.
 * Files outside the directory of the assembly are refused.
 */
import { isAbsolute, join, relative, resolve } from 'path';
import { FoundTemplate } from '../found-template';
import { entriesOf, isObject, own } from '../json';
import { acknowledgedInMetadata, acknowledgedInReport } from './acknowledgments';
import { readJson, readJsonIfAny, readTemplateFile } from './files';
import { nestedTemplates } from './nested-templates';
import { fileExists } from './read-whole';
import { TemplateError } from './template-error';

export function readAssembly(directory: string): readonly FoundTemplate[] {
  const reported = acknowledgedInReport(readJsonIfAny(join(directory, 'validation-report.json')));
  const found: FoundTemplate[] = [];
  const seen = new Set<string>();
  const pending = [directory];
  for (const current of pending) {
    if (seen.has(resolve(current))) continue;
    seen.add(resolve(current));
    const manifest = join(current, 'manifest.json');
    if (!fileExists(manifest)) {
      throw new TemplateError(`${current}: has no manifest.json, so it is not a cloud assembly; name its templates instead`);
    }
    const artifacts = own(readJson(manifest), 'artifacts');
    if (!isObject(artifacts)) {
      throw new TemplateError(`${manifest}: has no artifacts, so it is not the manifest of a cloud assembly; run cdk synth again`);
    }
    for (const [id, artifact] of entriesOf(artifacts)) {
      const type = own(artifact, 'type');
      if (type === 'aws:cloudformation:stack') found.push(readStack(current, id, artifact));
      if (type !== 'cdk:cloud-assembly') continue;
      pending.push(inside(current, own(own(artifact, 'properties'), 'directoryName'), manifest));
    }
  }
  return found.map((template, i) => (
    i > 0 ? template : { ...template, acknowledged: [...template.acknowledged ?? [], ...reported] }
  ));
}

function readStack(directory: string, id: string, artifact: unknown): FoundTemplate {
  const properties = own(artifact, 'properties');
  const file = inside(directory, own(properties, 'templateFile'), join(directory, 'manifest.json'));
  const template = readJson(file);
  if (!isObject(template)) {
    throw new TemplateError(`${join(directory, 'manifest.json')}: the template of ${id} is not an object; run cdk synth again`);
  }
  const stackName = own(properties, 'stackName');
  const environment = own(artifact, 'environment');
  const metadata = metadataOf(directory, artifact);
  const paths = constructPaths(metadata);
  return {
    name: typeof stackName === 'string' ? stackName : id,
    uniqueName: id,
    deployedName: typeof stackName === 'string' ? stackName : id,
    stage: resolve(directory),
    environment: typeof environment === 'string' ? environment : '',
    file,
    template,
    paths,
    acknowledged: acknowledgedInMetadata(metadata),
    nested: nestedTemplates(template, {
      assets: assetFiles(directory, id),
      paths,
      locate: (asset) => inside(directory, asset, id),
      read: readTemplateFile,
      count: 0,
    }),
  };
}

/** In the manifest, or in a separate file. */
function metadataOf(directory: string, artifact: unknown): unknown {
  const file = own(artifact, 'additionalMetadataFile');
  const separate = typeof file === 'string' ? readJsonIfAny(inside(directory, file, directory)) : undefined;
  return own(artifact, 'metadata') ?? separate;
}

/**
 * Construct paths by logical id. An id with two paths has none, because a nested stack may repeat an id of its parent.
 */
function constructPaths(metadata: unknown): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const twice = new Set<string>();
  for (const [path, entries] of entriesOf(metadata)) {
    for (const entry of Array.isArray(entries) ? entries : []) {
      const logicalId = own(entry, 'data');
      if (own(entry, 'type') !== 'aws:cdk:logicalId' || typeof logicalId !== 'string') continue;
      if (paths.has(logicalId)) twice.add(logicalId);
      paths.set(logicalId, path.replace(/^\//, ''));
    }
  }
  twice.forEach((logicalId) => paths.delete(logicalId));
  return paths;
}

/** The files of the stack's assets, by hash. */
function assetFiles(directory: string, id: string): ReadonlyMap<string, string> {
  const files = own(readJsonIfAny(inside(directory, `${id}.assets.json`, id)), 'files');
  return new Map(entriesOf(files).flatMap(([hash, file]): [string, string][] => {
    const path = own(own(file, 'source'), 'path');
    return typeof path === 'string' ? [[hash, path]] : [];
  }));
}

function inside(directory: string, file: unknown, where: string): string {
  if (typeof file !== 'string' || file === '') {
    throw new TemplateError(`${where}: an artifact names no file; run cdk synth again`);
  }
  const path = join(directory, file);
  const from = relative(directory, path);
  if (isAbsolute(file) || isAbsolute(from) || from.split(/[\\/]/)[0] === '..') {
    throw new TemplateError(`${where}: an artifact names a file outside the assembly, and only files inside it are read`);
  }
  return path;
}
