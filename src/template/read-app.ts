/** An app from the paths that a user names: cloud assembly directories (`cdk.out`) and templates, in any mixture. */
import { basename } from 'path';
import { FoundTemplate, TemplateApp } from './app';
import { readAssembly } from './assembly';
import { isDirectory, readTemplateFile } from './files';
import { isObject, own } from './json';
import { TemplateError } from './template-error';

export function readApp(paths: readonly string[]): TemplateApp {
  return new TemplateApp(paths.flatMap((path) => (isDirectory(path) ? readAssembly(path) : [readTemplate(path)])));
}

function readTemplate(path: string): FoundTemplate {
  const template = readTemplateFile(path);
  if (!isObject(own(template, 'Resources'))) throw new TemplateError(`${path}: has no Resources, so it is not a CloudFormation template`);
  return { name: basename(path).replace(/(?:\.template)?\.(?:json|ya?ml)$|\.template$/, ''), file: path, template };
}
