/** An app from the paths that a user names: cloud assembly directories (`cdk.out`) and templates, in any mixture; `-` is standard input. */
import { basename } from 'path';
import { LIMITS } from '../../limits';
import { TemplateApp } from '../app';
import { FoundTemplate } from '../found-template';
import { isObject, own } from '../json';
import { Stack } from '../stack';
import { readAssembly } from './assembly';
import { isAssembly, fileLabel, readTemplateFile, STANDARD_INPUT } from './files';
import { trueName } from './read-whole';
import { TemplateError } from './template-error';

/** `beforeEach` is told each path before it is read. */
export function readApp(paths: readonly string[], beforeEach: (path: string) => void = () => {}): TemplateApp {
  const found = paths.map((path) => {
    beforeEach(fileLabel(path));
    return isAssembly(path) ? readAssembly(path) : [readTemplate(path)];
  });
  const app = new TemplateApp(eachOnce(found));
  app.stacks.forEach(refuseTooMany);
  return app;
}

/** With what loops and SAM make. */
function refuseTooMany({ name, file, resources: { size } }: Stack): void {
  if (size <= LIMITS.templateResources.max) return;
  throw new TemplateError(`${file === undefined ? name : fileLabel(file)}: has ${size} resources; CloudFormation takes 500 in a template, and more than ${LIMITS.templateResources.max} are not read`);
}

/** A file that several paths lead to is one stack, as an assembly describes it where one does. */
function eachOnce(found: readonly (readonly FoundTemplate[])[]): readonly FoundTemplate[] {
  if (found.length === 1) return found[0];
  const fileOf = ({ file }: FoundTemplate): string => trueName(file ?? '');
  const described = new Set(found.flat().filter(({ stage }) => stage !== undefined).map(fileOf));
  const seen = new Set<string>();
  return found.flatMap((templates) => {
    const fresh = templates.filter((template) => !seen.has(fileOf(template)) && (template.stage !== undefined || !described.has(fileOf(template))));
    fresh.forEach((template) => seen.add(fileOf(template)));
    return fresh;
  });
}

function readTemplate(path: string): FoundTemplate {
  const template = readTemplateFile(path);
  if (!isObject(own(template, 'Resources'))) throw new TemplateError(`${fileLabel(path)}: has no Resources, so it is not a CloudFormation template`);
  const name = path === STANDARD_INPUT ? 'stdin' : basename(path).replace(/(?:\.template)?\.(?:json|ya?ml)$|\.template$/, '');
  return { name, file: path, template };
}
