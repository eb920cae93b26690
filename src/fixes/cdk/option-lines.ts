/** Edits of properties as options of a construct, as far as there are options; options of one object stand together in it. */
import { Names } from './naming';
import { OPTIONS } from './options';
import { isObject } from '../../template/json';
import { Edit } from '../difference';

/** An option by its path, such as `deadLetterQueue.maxReceiveCount`, with the expression that it takes. */
export interface ToldOption {
  readonly name: string;
  readonly takes: string;
}

/** Undefined where no option is known. */
export function toldOption(type: string, property: string, value: unknown, names: Names): ToldOption | undefined {
  const [name, form] = OPTIONS.get(type)?.[property] ?? [];
  return name === undefined || form === undefined ? undefined : { name, takes: value === undefined ? 'undefined' : form(value, names) };
}

export function optionLines(options: readonly ToldOption[]): readonly string[] {
  const heads = new Map<string, ToldOption[]>();
  for (const option of options) {
    const [head] = option.name.split('.');
    heads.set(head, [...heads.get(head) ?? [], option]);
  }
  return [...heads].map(([head, inside]) => {
    if (inside.every(({ name }) => name === head)) return `${head}: ${inside[0].takes},`;
    return `${head}: { ${inside.map(({ name, takes }) => `${name.slice(head.length + 1)}: ${takes}`).join(', ')} },`;
  });
}

/** An object that is new is told by its parts, for which there are options. */
export function leaves(edit: Edit): readonly Edit[] {
  const { path, value, was } = edit;
  const isNew = isObject(value) && was === undefined && !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
  return isNew && path.split('.').length < 8 ? Object.entries(value).flatMap(([key, inner]) => leaves({ path: `${path}.${key}`, value: inner })) : [edit];
}
