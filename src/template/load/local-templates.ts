/**
 * Reads the templates of nested stacks that a template names by a path of the same computer, as `sam build` and
 * `aws cloudformation package` take them: from the directory of the template that names them. A file that is not read
 * is listed, because the functions of its stack stay unchecked.
 */
import { dirname, isAbsolute, join, resolve } from 'path';
import { FileError } from '../../files/file-error';
import { fileExists, InputFiles, STANDARD_INPUT, trueName } from '../../files/input-files';
import { INPUT_LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { FoundTemplate } from '../found-template';
import { entriesOf, isObject, own } from '../json';
import { readTemplateFile } from './files';
import { leadsOut } from './inside';
import { Reading } from './reading-notes';

/** The property that names the template of a nested stack, by the type of its resource. */
const LOCATIONS: ReadonlyMap<unknown, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'], ['AWS::Serverless::Application', 'Location'],
]);

/** Adds the templates of its nested stacks, and theirs. */
export function withLocalTemplates(found: FoundTemplate, files: InputFiles): FoundTemplate {
  if (found.file === undefined || found.file === STANDARD_INPUT) return found;
  return new LocalTemplates(found.file, files).of(found, [trueName(found.file)]);
}

class LocalTemplates {
  private readonly root: string;
  private count = 0;

  /** Files are read below the working directory, or beside a template that is outside it. */
  public constructor(file: string, private readonly files: InputFiles) {
    const here = trueName(resolve());
    this.root = leadsOut(here, trueName(file)) ? dirname(trueName(file)) : here;
  }

  /** `above` has the file and those that nest it, since a template may name itself. */
  public of(found: FoundTemplate, above: readonly string[]): FoundTemplate {
    const nested = new Map<string, FoundTemplate>();
    const unread = [...found.unread ?? []];
    for (const [logicalId, resource] of entriesOf(own(found.template, 'Resources'))) {
      const path = localPath(resource);
      if (path === undefined) continue;
      const inner = this.read(path, logicalId, above);
      if (typeof inner === 'string') unread.push({ where: logicalId, why: inner });
      else nested.set(logicalId, inner);
    }
    return { ...found, nested, unread };
  }

  /** The template, or why it is not read. */
  private read(path: string, name: string, above: readonly string[]): FoundTemplate | string {
    const label = clip(path);
    const file = isAbsolute(path) ? path : join(dirname(above[above.length - 1]), path);
    const refused = this.refusal(file, above);
    return refused === undefined ? this.parsed(file, label, name, [...above, trueName(file)]) : `${label}: ${refused}`;
  }

  private refusal(file: string, above: readonly string[]): string | undefined {
    if (!fileExists(file)) return 'no such file or directory';
    const real = trueName(file);
    if (leadsOut(this.root, real)) return `is outside ${this.root}, and only files inside it are read`;
    if (above.includes(real)) return 'nests itself';
    this.count += 1;
    if (above.length > INPUT_LIMITS.nestedStackDepth.max) return `more than ${INPUT_LIMITS.nestedStackDepth.max} stacks deep`;
    return this.count > INPUT_LIMITS.nestedStacks.max ? `more than ${INPUT_LIMITS.nestedStacks.max} nested stacks` : undefined;
  }

  private parsed(file: string, label: string, name: string, above: readonly string[]): FoundTemplate | string {
    const reading = new Reading();
    try {
      const template = readTemplateFile(file, this.files, reading, label);
      if (!isObject(own(template, 'Resources'))) return `${label}: has no Resources, so it is not a CloudFormation template`;
      return this.of({ name, file, template, ...reading }, above);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return error.message;
    }
  }
}

/** A path, where the template names one and not a URL. */
function localPath(resource: unknown): string | undefined {
  const property = LOCATIONS.get(own(resource, 'Type'));
  const location = property === undefined ? undefined : own(own(resource, 'Properties'), property);
  if (typeof location !== 'string' || location === '' || location.includes('://')) return undefined;
  return location;
}
