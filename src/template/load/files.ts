/** Reads templates. Each error is one line that names the file. */
import { withName } from '../../files/file-error';
import { InputFiles, isDirectory, STANDARD_INPUT } from '../../files/input-files';
import { parseJson, parseJsonIfAny } from '../../files/json';
import { INPUT_LIMITS } from '../../limits';
import { duplicateKeysBeside } from '../../text/duplicate-keys';
import { Reading, repeatedKeysNote } from './reading-notes';
import { refuseTooMany, writtenResources } from './resource-count';

/** Whether a path that a user gives is a cloud assembly: any directory is read as one. */
export function isAssembly(path: string): boolean {
  return path !== STANDARD_INPUT && withName(fileLabel(path), () => isDirectory(path));
}

/** A template in JSON or YAML. Text that begins with a brace is read as JSON first, and as YAML if that fails. */
export function readTemplateFile(
  path: string, files = new InputFiles(), reading?: Reading, label = fileLabel(path),
): unknown {
  const template = parsed(path, files, label, reading);
  refuseTooMany(label, writtenResources(template));
  return template;
}

function parsed(path: string, files: InputFiles, label: string, reading?: Reading): unknown {
  const text = withName(label, () => files.text(path, INPUT_LIMITS.templateMegabytes)).replace(/^\uFEFF/, '');
  const parse = /\.json$/i.test(path) ? parseJson : parseJsonIfAny;
  const json = /^\s*\{/.test(text) ? files.takeOffered(text) ?? withName(label, () => parse(text)) : undefined;
  if (json === undefined) return yaml().parseYaml(text, label, reading);
  reading?.notes.push(...repeatedKeysNote(label, text, duplicateKeysBeside(json, text)));
  return json;
}

/** The text of a template that was read before. */
export function readTemplateTextAgain(path: string, files: InputFiles): string {
  return withName(fileLabel(path), () => files.textAgain(path, INPUT_LIMITS.templateMegabytes));
}

/** The name of a path in messages. */
export function fileLabel(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}

/** Loads the YAML parser only if it is needed: loading takes longer than reading a JSON template, and most are JSON. */
function yaml(): typeof import('./yaml') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml') as typeof import('./yaml');
}
