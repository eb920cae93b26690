/**
 * The templates of nested stacks: named by the resource's `aws:asset:path`, or, where the app was synthesized without asset metadata, by
 * the asset hash in its template's URL.
 */
import { FoundTemplate } from './app';
import { entriesOf, isObject, own } from './json';

export interface NestedFiles {
  /** Files by asset hash. */
  readonly assets: ReadonlyMap<string, string>;
  /** Construct paths by logical id, of the stack and of all that it nests. */
  readonly paths: ReadonlyMap<string, string>;
  /** How many more templates are read. */
  left: number;
  /** The path of a file that the assembly names. */
  locate(asset: string): string;
  read(file: string): unknown;
}

const DEEPEST = 8;
const HASH = /[0-9a-f]{64}(?=\.json)/;

export function nestedTemplates(template: unknown, files: NestedFiles, depth = 0): ReadonlyMap<string, FoundTemplate> {
  const nested = new Map<string, FoundTemplate>();
  for (const [logicalId, resource] of entriesOf(own(template, 'Resources'))) {
    if (own(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
    const asset = own(own(resource, 'Metadata'), 'aws:asset:path')
      ?? files.assets.get(hashIn(own(own(resource, 'Properties'), 'TemplateURL')));
    if (typeof asset !== 'string' || depth >= DEEPEST || files.left <= 0) continue;
    files.left -= 1;
    const file = files.locate(asset);
    const inner = files.read(file);
    if (!isObject(inner)) continue;
    nested.set(logicalId, { name: logicalId, file, template: inner, paths: files.paths, nested: nestedTemplates(inner, files, depth + 1) });
  }
  return nested;
}

function hashIn(url: unknown): string {
  const join = own(url, 'Fn::Join');
  const texts = Array.isArray(join) && Array.isArray(join[1]) ? join[1] : [own(url, 'Fn::Sub') ?? url];
  return texts.map((text) => (typeof text === 'string' ? HASH.exec(text)?.[0] : undefined)).find((hash) => hash !== undefined) ?? '';
}
