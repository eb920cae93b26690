/**
 * Reads the templates of nested stacks. `aws:asset:path` of the resource names the file or, in an app that was
 * synthesized without asset metadata, the asset hash in `TemplateURL`. A missing file is an error, because the
 * functions of its stack would stay unchecked.
 */
import { FileError } from '../../files/file-error';
import { INPUT_LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { FoundTemplate, RecordedConstructs } from '../found-template';
import { entriesOf, isObject, JsonObject, own } from '../json';
import { TemplateError } from './template-error';

export interface NestedFiles {
  /** Those of the stack and of all nested stacks. */
  readonly constructs: RecordedConstructs;
  /** The number of templates read so far. */
  count: number;
  /** Files by asset hash. */
  assets(): ReadonlyMap<string, string>;
  /** The path of an asset. Throws if it is outside the assembly. */
  locate(asset: string): string;
  read(file: string): unknown;
}

const HASH = /^[0-9a-f]{64}$/;
const HASH_LENGTH = 64;

export function nestedTemplates(parent: unknown, files: NestedFiles, depth = 0): ReadonlyMap<string, FoundTemplate> {
  const nested = new Map<string, FoundTemplate>();
  for (const [logicalId, resource] of entriesOf(own(parent, 'Resources'))) {
    if (own(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
    const asset = own(own(resource, 'Metadata'), 'aws:asset:path')
      ?? files.assets().get(hashIn(own(own(resource, 'Properties'), 'TemplateURL')));
    if (typeof asset !== 'string') continue;
    const file = files.locate(asset);
    files.count += 1;
    refuseTooMany(file, files.count, depth);
    const template = templateIn(file, logicalId, files);
    const nestedInside = nestedTemplates(template, files, depth + 1);
    nested.set(logicalId, { name: logicalId, file, template, constructs: files.constructs, nested: nestedInside });
  }
  return nested;
}

function refuseTooMany(file: string, count: number, depth: number): void {
  const [deepest, most] = [INPUT_LIMITS.nestedStackDepth.max, INPUT_LIMITS.nestedStacks.max];
  if (depth >= deepest) {
    throw new TemplateError(`${file}: nests stacks more than ${deepest} deep; check whether a template nests itself`);
  }
  if (count > most) {
    throw new TemplateError(`${file}: the assembly nests more than ${most} stacks; check whether templates nest each other`);
  }
}

function templateIn(file: string, logicalId: string, files: NestedFiles): JsonObject {
  const role = `the template of nested stack ${clip(logicalId)}`;
  try {
    const inner = files.read(file);
    if (isObject(inner)) return inner;
  } catch (error) {
    throw error instanceof FileError ? new TemplateError(`${error.message}; it is ${role}`) : error;
  }
  throw new TemplateError(`${file}: is not an object, but it is ${role}; run cdk synth again`);
}

function hashIn(url: unknown): string {
  const join = own(url, 'Fn::Join');
  const texts = Array.isArray(join) && Array.isArray(join[1]) ? join[1] : [own(url, 'Fn::Sub') ?? url];
  const names = texts.filter((text) => typeof text === 'string').flatMap((text) => text.split('.json').slice(0, -1));
  return names.map((name) => name.slice(-HASH_LENGTH)).find((end) => HASH.test(end)) ?? '';
}
