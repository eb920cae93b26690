/** A plan for one resource in the words of a CDK app: options of constructs, new constructs, and overrides for what no option is known for. */
import { additionWords } from './additions';
import { expression } from './expression';
import { classOf, Names } from './naming';
import { leaves, optionLines, ToldOption, toldOption } from './option-lines';
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

function editWords({ path, value }: Edit, { logicalId, type }: ResourcePlan, names: Names): string | ToldOption {
  const variable = names.variable(logicalId);
  if (path.startsWith('DependsOn')) return `${variable}.node.addDependency(${[value].flat().map((id) => names.waitedFor(String(id))).join(', ')});`;
  const property = path.replace(/^Properties\./, '');
  const option = toldOption(type, property, value, names);
  if (option !== undefined) return option;
  const { module, name: className } = classOf(type);
  const low = `(${variable}.node.defaultChild as ${module}.Cfn${className})`;
  return value === undefined
    ? `${low}.addPropertyDeletionOverride(${JSON.stringify(property)});`
    : `${low}.addPropertyOverride(${JSON.stringify(property)}, ${expression(value, names, true)});`;
}
