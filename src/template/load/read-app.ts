/**
 * Reads an app from the paths that a user gives: cloud assemblies (`cdk.out`), templates or both. `-` is standard
 * input.
 */
import { basename } from 'path';
import { InputFiles, STANDARD_INPUT, trueName } from '../../files/input-files';
import { TemplateApp } from '../app';
import { FoundTemplate } from '../found-template';
import { isObject, own } from '../json';
import { Stack } from '../stack';
import { readAssembly } from './assembly';
import { isAssembly, fileLabel, readTemplateFile } from './files';
import { Reading } from './reading-notes';
import { refuseTooMany } from './resource-count';
import { TemplateError } from './template-error';

/** `files` remembers what is read. Calls `beforeEach` with each path before reading it. */
export function readApp(
  paths: readonly string[], files = new InputFiles(), beforeEach: (path: string) => void = () => {},
): TemplateApp {
  const found = paths.map((path) => {
    beforeEach(fileLabel(path));
    return isAssembly(path) ? readAssembly(path, files) : [readTemplate(path, files)];
  });
  const app = new TemplateApp(eachOnce(found));
  app.stacks.forEach(refuseExpanded);
  return app;
}

/** Counts the resources that loops and SAM create too. */
function refuseExpanded({ name, file, resources: { size } }: Stack): void {
  refuseTooMany(file === undefined ? name : fileLabel(file), size);
}

/** A file that several paths lead to is read once, as part of its assembly if it has one. */
function eachOnce(found: readonly (readonly FoundTemplate[])[]): readonly FoundTemplate[] {
  if (found.length === 1) return found[0];
  const fileOf = ({ file }: FoundTemplate): string => trueName(file ?? '');
  const described = new Set(found.flat().filter(({ stage }) => stage !== undefined).map(fileOf));
  const seen = new Set<string>();
  return found.flatMap((templates) => {
    const fresh = templates.filter((template) => {
      const file = fileOf(template);
      return !seen.has(file) && (template.stage !== undefined || !described.has(file));
    });
    fresh.forEach((template) => seen.add(fileOf(template)));
    return fresh;
  });
}

function readTemplate(path: string, files: InputFiles): FoundTemplate {
  const reading = new Reading();
  const template = readTemplateFile(path, files, reading);
  if (!isObject(own(template, 'Resources'))) {
    throw new TemplateError(`${fileLabel(path)}: has no Resources, so it is not a CloudFormation template`);
  }
  const withoutExtension = basename(path).replace(/(?:\.template)?\.(?:json|ya?ml)$|\.template$/, '');
  const name = path === STANDARD_INPUT ? 'stdin' : withoutExtension;
  return { name, file: path, template, ...reading };
}
