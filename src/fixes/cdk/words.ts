/** A plan for one resource in the words of a CDK app: options of constructs, new constructs, and overrides for what no option is known for. */
import { additionWords } from './additions';
import { expression } from './expression';
import { classOf, Names } from './naming';
import { OPTIONS } from './options';
import { isObject } from '../../template/json';
import { Edit } from '../difference';
import { ResourcePlan } from '../plan';

export function cdkWords(plan: ResourcePlan, names: Names): readonly string[] {
  if (plan.becomes === 'removed') return [`Remove the construct of ${plan.logicalId}.`];
  if (plan.becomes === 'added') {
    const properties = plan.edits.find(({ path }) => path === 'Properties')?.value;
    return additionWords({ logicalId: plan.logicalId, type: plan.type, properties }, names);
  }
  const told = plan.edits.flatMap(leaves).map((edit) => editWords(edit, plan, names));
  const options = told.filter((one): one is ToldOption => typeof one !== 'string');
  return [...optionLines(options), ...told.filter((one) => typeof one === 'string')];
}

/** An option by its path, such as `deadLetterQueue.maxReceiveCount`, with the expression that it takes. */
interface ToldOption {
  readonly name: string;
  readonly takes: string;
}

function editWords({ path, value }: Edit, { logicalId, type }: ResourcePlan, names: Names): string | ToldOption {
  const variable = names.variable(logicalId);
  if (path.startsWith('DependsOn')) return `${variable}.node.addDependency(${[value].flat().map((id) => names.waitedFor(String(id))).join(', ')});`;
  const property = path.replace(/^Properties\./, '');
  const [name, form] = OPTIONS.get(type)?.[property] ?? [];
  if (name !== undefined && form !== undefined) return { name, takes: value === undefined ? 'undefined' : form(value, names) };
  const { module, name: className } = classOf(type);
  const low = `(${variable}.node.defaultChild as ${module}.Cfn${className})`;
  return value === undefined
    ? `${low}.addPropertyDeletionOverride(${JSON.stringify(property)});`
    : `${low}.addPropertyOverride(${JSON.stringify(property)}, ${expression(value, names, true)});`;
}

/** Options of one object stand together in it. */
function optionLines(options: readonly ToldOption[]): readonly string[] {
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
function leaves(edit: Edit): readonly Edit[] {
  const { path, value, was } = edit;
  const isNew = isObject(value) && was === undefined && !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
  return isNew && path.split('.').length < 8 ? Object.entries(value).flatMap(([key, inner]) => leaves({ path: `${path}.${key}`, value: inner })) : [edit];
}
