/**
 * The templates of nested stacks: named by the resource's `aws:asset:path`, or, where the app was synthesized without asset metadata, by
 * the asset hash in its template's URL. What is named so has to be there: a stack that is left out would leave its functions unchecked.
 */
import { LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { FoundTemplate } from '../found-template';
import { entriesOf, isObject, JsonObject, own } from '../json';
import { TemplateError } from './template-error';

export interface NestedFiles {
  /** Files by asset hash. */
  readonly assets: ReadonlyMap<string, string>;
  /** Construct paths by logical id, of the stack and of all that it nests. */
  readonly paths: ReadonlyMap<string, string>;
  /** How many templates were read. */
  count: number;
  /** The path of a file that the assembly names. */
  locate(asset: string): string;
  read(file: string): unknown;
}

const HASH = /[0-9a-f]{64}(?=\.json)/;

export function nestedTemplates(template: unknown, files: NestedFiles, depth = 0): ReadonlyMap<string, FoundTemplate> {
  const nested = new Map<string, FoundTemplate>();
  for (const [logicalId, resource] of entriesOf(own(template, 'Resources'))) {
    if (own(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
    const asset = own(own(resource, 'Metadata'), 'aws:asset:path')
      ?? files.assets.get(hashIn(own(own(resource, 'Properties'), 'TemplateURL')));
    if (typeof asset !== 'string') continue;
    const file = files.locate(asset);
    files.count += 1;
    if (depth >= LIMITS.nestedStackDepth.max) throw new TemplateError(`${file}: nests stacks more than ${LIMITS.nestedStackDepth.max} deep, as templates do that nest themselves`);
    if (files.count > LIMITS.nestedStacks.max) throw new TemplateError(`${file}: the assembly nests more than ${LIMITS.nestedStacks.max} stacks, as templates do that nest each other`);
    const inner = templateIn(file, logicalId, files);
    nested.set(logicalId, { name: logicalId, file, template: inner, paths: files.paths, nested: nestedTemplates(inner, files, depth + 1) });
  }
  return nested;
}

function templateIn(file: string, logicalId: string, files: NestedFiles): JsonObject {
  const what = `the template of nested stack ${clip(logicalId)}`;
  try {
    const inner = files.read(file);
    if (isObject(inner)) return inner;
  } catch (error) {
    throw error instanceof TemplateError ? new TemplateError(`${error.message}; it is ${what}`) : error;
  }
  throw new TemplateError(`${file}: is no object, but ${what}`);
}

function hashIn(url: unknown): string {
  const join = own(url, 'Fn::Join');
  const texts = Array.isArray(join) && Array.isArray(join[1]) ? join[1] : [own(url, 'Fn::Sub') ?? url];
  return texts.map((text) => (typeof text === 'string' ? HASH.exec(text)?.[0] : undefined)).find((hash) => hash !== undefined) ?? '';
}
