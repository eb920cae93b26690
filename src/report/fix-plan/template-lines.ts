/**
 * Prints the edits of a resource as lines of a template: a new resource completely, other resources by their changed
 * properties with the current values.
 */
import { TemplateEdit } from '../../fixes/difference';
import { ResourcePlan } from '../../fixes/plan';
import { INPUT_LIMITS } from '../../limits';
import { entriesOf, isIntrinsicKey, isObject, JsonObject, jsonText, own, sameJson } from '../../template/json';

/** Printed instead of values that are nested too deeply. */
export const TOO_DEEP = 'a value that is nested too deeply to be shown';
/** Longer values take several lines. */
const ONE_LINE = 100;
const DEEPEST = INPUT_LIMITS.printedTemplateDepth.max;

/** `earlier` is a new resource of the same type that was printed before: equal properties are not repeated. */
export function templateLines({ type, becomes, edits }: ResourcePlan, earlier?: ResourcePlan): readonly string[] {
  if (becomes !== 'added') return edits.flatMap(editLines);
  const [there, here] = [propertiesOf(earlier?.edits ?? []), propertiesOf(edits)];
  const others = Object.fromEntries(entriesOf(here).filter(([key, value]) => !sameJson(value, own(there, key))));
  if (earlier === undefined || Object.keys(there).some((key) => own(here, key) === undefined)) {
    return [`Type: ${type}`, ...edits.flatMap(({ path, value }) => yamlLines(path, value))];
  }
  const isSame = Object.keys(others).length === 0;
  return [
    `Type: ${type}`,
    `Properties:  # as ${earlier.logicalId}${isSame ? '' : ', but'}`,
    ...entriesOf(others).flatMap(([key, value]) => yamlLines(keyText(key), value, 1)).map((line) => `  ${line}`),
    ...edits.filter(({ path }) => path !== 'Properties').flatMap(({ path, value }) => yamlLines(path, value)),
  ];
}

function propertiesOf(edits: ResourcePlan['edits']): JsonObject {
  const properties = edits.find(({ path }) => path === 'Properties')?.value;
  return isObject(properties) ? properties : {};
}

function editLines({ path, was, value }: TemplateEdit): readonly string[] {
  if (value === undefined) return [`remove ${path}  (now ${inline(was)})`];
  const [first, ...rest] = yamlLines(path, value);
  return [`${first}${was === undefined ? '' : `  (now ${inline(was)})`}`, ...rest];
}

/** `Key: value` in YAML; short values are in flow style. */
function yamlLines(key: string, value: unknown, depth = 0): readonly string[] {
  const text = inline(value);
  if (text.length <= ONE_LINE && depth > 0 || !isContainer(value) || depth > DEEPEST || (isIntrinsic(value) && text.length <= ONE_LINE)) return [`${key}: ${text}`];
  const lines = Array.isArray(value)
    ? value.flatMap((item) => listItem(item, depth))
    : entriesOf(value).flatMap(([inner, content]) => yamlLines(keyText(inner), content, depth + 1));
  return [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

function listItem(item: unknown, depth: number): readonly string[] {
  if (!isObject(item)) return [`- ${inline(item)}`];
  return entriesOf(item).flatMap(([key, value]) => yamlLines(keyText(key), value, depth + 1)).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
}

function keyText(key: string): string {
  return /^[\w.-]+$/.test(key) ? key : JSON.stringify(key);
}

function isContainer(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0) || entriesOf(value).length > 0;
}

function isIntrinsic(value: unknown): boolean {
  return entriesOf(value).some(([key]) => isIntrinsicKey(key));
}

function inline(value: unknown): string {
  return jsonText(value) ?? TOO_DEEP;
}
