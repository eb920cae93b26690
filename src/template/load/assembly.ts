/**
 * Reads a cloud assembly. The manifest lists the stacks, their templates and nested assemblies, one for each stage.
 */
import { join, resolve } from 'path';
import { InputFiles, trueName } from '../../files/input-files';
import { OUTSIDE_CALLERS } from '../../model/outside-callers';
import { FoundTemplate, SourcePlace } from '../found-template';
import { entriesOf, isObject, own } from '../json';
import { acknowledgedInMetadata, acknowledgedInReport } from './acknowledgments';
import { AssemblyFiles } from './assembly-files';
import { nestedTemplates } from './nested-templates';
import { sourcePlaceIn } from './source-places';
import { TemplateError } from './template-error';

const LOGICAL_ID = 'aws:cdk:logicalId';

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
  const metadata = metadataOf(files, directory, artifact);
  const { paths, outsideCallers } = constructPaths(metadata);
  const createdAt = (path: string): SourcePlace | undefined => sourcePlaceIn(metadata, path);
  return {
    name: typeof stackName === 'string' ? stackName : id,
    uniqueName: id,
    deployedName: typeof stackName === 'string' ? stackName : id,
    stage: resolve(directory),
    environment: typeof environment === 'string' ? environment : '',
    file,
    template,
    paths,
    outsideCallers,
    createdAt,
    acknowledged: () => acknowledgedInMetadata(metadata),
    nested: nestedTemplates(template, {
      assets: assetFiles(files, directory, id),
      paths,
      outsideCallers,
      createdAt,
      locate: (asset) => files.path(directory, asset, id),
      read: (path) => files.template(path),
      count: 0,
    }),
  };
}

/** The metadata is in the manifest or in a separate file. */
function metadataOf(files: AssemblyFiles, directory: string, artifact: unknown): unknown {
  const file = own(artifact, 'additionalMetadataFile');
  const separate = typeof file === 'string' ? files.jsonIfAny(files.path(directory, file, directory)) : undefined;
  return own(artifact, 'metadata') ?? separate;
}

interface ConstructPaths {
  /** By logical id. An id with two paths has none, because a nested stack may repeat an id of its parent. */
  readonly paths: ReadonlyMap<string, string>;
  /** The paths of invoke configs for which the app states that callers outside it use them. */
  readonly outsideCallers: ReadonlySet<string>;
}

function constructPaths(metadata: unknown): ConstructPaths {
  const paths = new Map<string, string>();
  const twice = new Set<string>();
  const outsideCallers = new Set<string>();
  for (const [key, entries] of entriesOf(metadata)) {
    if (!Array.isArray(entries)) continue;
    const path = key.replace(/^\//, '');
    for (const entry of entries) {
      const type = own(entry, 'type');
      if (type === OUTSIDE_CALLERS) outsideCallers.add(path);
      const logicalId = type === LOGICAL_ID ? own(entry, 'data') : undefined;
      if (typeof logicalId !== 'string') continue;
      if (paths.has(logicalId)) twice.add(logicalId);
      paths.set(logicalId, path);
    }
  }
  twice.forEach((logicalId) => paths.delete(logicalId));
  return { paths, outsideCallers };
}

/** The files of the stack's assets, by hash. */
function assetFiles(files: AssemblyFiles, directory: string, id: string): ReadonlyMap<string, string> {
  const assets = own(files.jsonIfAny(files.path(directory, `${id}.assets.json`, id)), 'files');
  return new Map(entriesOf(assets).flatMap(([hash, file]): [string, string][] => {
    const path = own(own(file, 'source'), 'path');
    return typeof path === 'string' ? [[hash, path]] : [];
  }));
}
