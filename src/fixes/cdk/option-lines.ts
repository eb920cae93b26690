/** Prints the options of a construct. Options of one object are printed together, including unchanged ones. */
import { isPlainObject, own } from '../../template/json';
import { TemplateEdit } from '../difference';
import { CdkNames } from './cdk-names';
import { Option, OPTIONS } from './options';

/** The lines of the options, and the edits that no option covers. */
export interface OptionLines {
  readonly lines: readonly string[];
  readonly untold: readonly TemplateEdit[];
}

export function optionLines(
  type: string, edits: readonly TemplateEdit[], properties: unknown, names: CdkNames,
): OptionLines {
  const heads = new Map<string, string | undefined>();
  const untold = edits.filter((edit) => {
    const needed = leaves(edit).map((leaf) => [leaf, own(OPTIONS.get(type), leaf.path.replace(/^Properties\./, '')) as Option | undefined] as const);
    const asked = needed.map(([{ was }, option]) => {
      if (option === undefined || (was !== undefined && option[1](was, names) === undefined)) return undefined;
      const [head] = option[0].split('.');
      if (!heads.has(head)) heads.set(head, line(head, type, properties, names));
      return heads.get(head);
    });
    return asked.length === 0 || asked.includes(undefined);
  });
  return { lines: [...heads.values()].filter((one) => one !== undefined), untold };
}

/** Undefined if a part has no known form. */
function line(head: string, type: string, properties: unknown, names: CdkNames): string | undefined {
  const parts = Object.entries(OPTIONS.get(type) ?? {}).flatMap(([property, [name, form]]) => {
    const value = name.split('.')[0] === head ? property.split('.').reduce(own, properties) : undefined;
    return value === undefined ? [] : [[name.slice(head.length + 1), form(value, names)] as const];
  });
  if (parts.some(([, words]) => words === undefined)) return undefined;
  if (parts.length === 0) return `${head}: undefined,`;
  return parts[0][0] === '' ? `${head}: ${parts[0][1]},` : `${head}: { ${parts.map(([name, words]) => `${name}: ${words}`).join(', ')} },`;
}

/** An object that is added or removed becomes one edit for each of its properties. */
function leaves(edit: TemplateEdit): readonly TemplateEdit[] {
  const { path, value, was } = edit;
  const [whole, side] = was === undefined ? [value, 'value'] as const : [value === undefined ? was : undefined, 'was'] as const;
  if (!isPlainObject(whole) || path.split('.').length >= 8) return [edit];
  return Object.entries(whole).flatMap(([key, inner]) => leaves({ path: `${path}.${key}`, [side]: inner }));
}
