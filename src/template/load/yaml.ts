/**
 * Parses YAML as CloudFormation does. What deploys although it is no YAML 1.2 is read with a note. The length of the text
 * is bounded.
 */
import { INPUT_LIMITS } from '../../limits';
import { formatNumber } from '../../text/numbers';
import { composed } from './compose-yaml';
import { Reading, repairNotes, repeatedKeysNote } from './reading-notes';
import { TemplateError } from './template-error';
import { YamlValues } from './yaml-values';

const ONE_DOCUMENT = 'CloudFormation reads one document of a file';

/** The first document of the text. Throws a `TemplateError` that begins with `name`. */
export function parseYaml(text: string, name: string, reading = new Reading()): unknown {
  const millions = INPUT_LIMITS.yamlCharacters.max / 1_000_000;
  if (text.length > INPUT_LIMITS.yamlCharacters.max) {
    throw new TemplateError(`${name}: is longer than ${millions} million characters, and CloudFormation accepts templates of 1 MB`);
  }
  refuseTooMany(text, name);
  const { document, documents, repair, ...composedText } = composed(text, name);
  const error = document?.errors[0];
  if (error !== undefined) {
    throw new TemplateError(`${name}: is not YAML: ${error.message.split('\n')[0]} (line ${lineAt(text, error.pos[0])})`);
  }
  const values = new YamlValues(name);
  const value = document === undefined ? undefined : values.of(document.contents, 0);
  reading.notes.push(
    ...repair === undefined ? [] : repairNotes(name, repair),
    ...repeatedKeysNote(name, composedText.text, values.repeatedKeys),
  );
  if (documents > 1) reading.unread.push({ where: documents === 2 ? 'document 2' : `documents 2 to ${documents}`, why: ONE_DOCUMENT });
  return value;
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** Each value but the first of a list or a map has one of these before it. */
const MARKS: ReadonlySet<string> = new Set(['\n', ',', '[', '{']);

function refuseTooMany(text: string, name: string): void {
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) if (MARKS.has(text[at])) marks += 1;
  const { max, unit } = INPUT_LIMITS.yamlMarks;
  if (marks > max) throw new TemplateError(`${name}: has more than ${formatNumber(max)} ${unit}; split the template`);
}
