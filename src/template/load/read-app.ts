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
import { withLocalTemplates } from './local-templates';
import { Reading } from './reading-notes';
import { refuseTooMany } from './resource-count';
import { TemplateError } from './template-error';

/** `files` remembers what is read. Calls `beforeEach` with each path before reading it. */
export function readApp(
  paths: readonly string[], files = new InputFiles(), beforeEach: (path: string) => void = () => {},
): TemplateApp {
  const found = paths.map((path) => {
    beforeEach(fileLabel(path));
    const templates = isAssembly(path) ? readAssembly(path, files) : [readTemplate(path, files)];
    return { path: trueName(path), templates };
  });
  // Stacks of one name are numbered in this order: whoever names the same files in another one has the same app.
  found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const app = new TemplateApp(eachOnce(found.map(({ templates }) => templates)));
  app.stacks.forEach(refuseExpanded);
  return app;
}

/** Counts the resources that loops and SAM create too. */
function refuseExpanded({ name, file, resources: { size } }: Stack): void {
  refuseTooMany(file === undefined ? name : fileLabel(file), size);
}

/** A file that several paths lead to is read once, as part of its assembly or of what nests it if there is one. */
function eachOnce(found: readonly (readonly FoundTemplate[])[]): readonly FoundTemplate[] {
  if (found.length === 1) return found[0];
  const all = found.flat();
  const files = new Map(all.map((template) => [template, trueFile(template)]));
  const fileOf = (template: FoundTemplate): string => files.get(template)!;
  const nested = new Map(all.map((template) => [template, new Set(nestedIn(template).map(trueFile))]));
  const nesting = all.filter((template) => nested.get(template)!.size > 0);
  const described = new Set(all.filter(({ stage }) => stage !== undefined).map(fileOf));
  const places = new Map(all.map((template, i) => [template, i]));
  // Of templates that nest each other, the first is kept.
  const isNested = (template: FoundTemplate): boolean => nesting.some((other) => (
    other !== template && nested.get(other)!.has(fileOf(template))
    && !(places.get(template)! < places.get(other)! && nested.get(template)!.has(fileOf(other)))
  ));
  const seen = new Set<string>();
  return found.flatMap((templates) => {
    const fresh = templates.filter((template) => {
      const file = fileOf(template);
      return !seen.has(file) && (template.stage !== undefined || !(described.has(file) || isNested(template)));
    });
    fresh.forEach((template) => seen.add(fileOf(template)));
    return fresh;
  });
}

function trueFile({ file }: FoundTemplate): string {
  return trueName(file ?? '');
}

function nestedIn({ nested }: FoundTemplate): readonly FoundTemplate[] {
  return [...nested?.values() ?? []].flatMap((template) => [template, ...nestedIn(template)]);
}

function readTemplate(path: string, files: InputFiles): FoundTemplate {
  const reading = new Reading();
  const template = readTemplateFile(path, files, reading);
  if (!isObject(own(template, 'Resources'))) {
    throw new TemplateError(`${fileLabel(path)}: has no Resources, so it is not a CloudFormation template`);
  }
  const withoutExtension = basename(path).replace(/(?:\.template)?\.(?:json|ya?ml)$|\.template$/, '');
  const name = path === STANDARD_INPUT ? 'stdin' : withoutExtension;
  return withLocalTemplates({ name, file: path, template, ...reading }, files);
}
