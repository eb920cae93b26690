/** What a resource has to say, as lines of a template: a new one whole, of others the properties that change, with what they say now. */
import { Edit } from '../../fixes/difference';
import { ResourcePlan } from '../../fixes/plan';
import { entriesOf, isObject, jsonText } from '../../template/json';

/** Stands for what cannot be shown. */
export const TOO_DEEP = 'a value that is nested too deeply to be shown';
/** Longer values stand in several lines. */
const LONGEST = 100;

export function templateLines({ type, becomes, edits }: ResourcePlan): readonly string[] {
  return becomes === 'added' ? [`Type: ${type}`, ...edits.flatMap(({ path, value }) => yamlLines(path, value))] : edits.flatMap(editLines);
}

function editLines({ path, was, value }: Edit): readonly string[] {
  if (value === undefined) return [`remove ${path}  (now ${inline(was)})`];
  const [first, ...rest] = yamlLines(path, value);
  return [`${first}${was === undefined ? '' : `  (now ${inline(was)})`}`, ...rest];
}

/** `Key: value` in YAML; flow style is YAML too, and short. */
function yamlLines(key: string, value: unknown, depth = 0): readonly string[] {
  const text = inline(value);
  if (text.length <= LONGEST && depth > 0 || !isContainer(value) || depth > LONGEST || (isIntrinsic(value) && text.length <= LONGEST)) return [`${key}: ${text}`];
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
  return entriesOf(value).some(([key]) => key === 'Ref' || key.startsWith('Fn::'));
}

function inline(value: unknown): string {
  return jsonText(value) ?? TOO_DEEP;
}
