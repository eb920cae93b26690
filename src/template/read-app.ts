/** An app from the paths that a user names: cloud assembly directories (`cdk.out`) and templates, in any mixture; `-` is standard input. */
import { basename } from 'path';
import { FoundTemplate, TemplateApp } from './app';
import { readAssembly } from './assembly';
import { isDirectory, nameOf, readTemplateFile, STANDARD_INPUT } from './files';
import { isObject, own } from './json';
import { TemplateError } from './template-error';

/** `beforeEach` is told each path before it is read. */
export function readApp(paths: readonly string[], beforeEach: (path: string) => void = () => {}): TemplateApp {
  return new TemplateApp(paths.flatMap((path) => {
    beforeEach(nameOf(path));
    return isDirectory(path) ? readAssembly(path) : [readTemplate(path)];
  }));
}

function readTemplate(path: string): FoundTemplate {
  const template = readTemplateFile(path);
  if (!isObject(own(template, 'Resources'))) throw new TemplateError(`${nameOf(path)}: has no Resources, so it is not a CloudFormation template`);
  const name = path === STANDARD_INPUT ? 'stdin' : basename(path).replace(/(?:\.template)?\.(?:json|ya?ml)$|\.template$/, '');
  return { name, file: path, template };
}
