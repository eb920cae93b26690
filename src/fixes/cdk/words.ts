/**
 * Prints the plan of one resource as CDK code: options of its construct, and statements for new constructs and for
 * properties without an option.
 */
import { entriesOf, own } from '../../template/json';
import { TemplateEdit } from '../difference';
import { ResourcePlan } from '../plan';
import { additionWords } from './additions';
import { policyStatement } from './additions/policies';
import { CdkNames } from './cdk-names';
import { comment } from './comment';
import { lowLevelClass } from './constructs';
import { dependencyLines, dependentExpression } from './dependencies';
import { expression } from './expression';
import { optionLines } from './option-lines';
import { TargetEdit, targetEdit } from './target-options';

export interface CdkWords {
  /** Lines inside the options of the construct `of`. */
  readonly options: readonly string[];
  readonly of?: { readonly place: string; readonly construct: string };
  readonly statements: readonly string[];
}

export function cdkWords(plan: ResourcePlan, names: CdkNames): CdkWords {
  const { logicalId, type, edits, becomes } = plan;
  if (becomes === 'removed') return { options: [], statements: [comment(`Remove the code that creates ${plan.path?.replace(/\/Resource$/, '') ?? logicalId}.`)] };
  if (becomes === 'added') {
    const [properties, condition] = ['Properties', 'Condition'].map((key) => edits.find(({ path }) => path === key)?.value);
    const added = additionWords({ logicalId, type, properties }, names);
    return {
      options: [],
      statements: [
        ...(condition === undefined ? [] : [comment(`only under the condition ${String(condition)}: see cfnOptions.condition`)]),
        ...added.lines,
        ...(added.made === undefined ? [] : dependencyWords(plan, () => added.made ?? '', names)),
      ],
    };
  }
  if (type === 'AWS::CloudFormation::Stack') return { options: [], statements: [comment('Nothing: a reference into the nested stack creates it.')] };
  const { name } = names.highLevel(logicalId) ?? {};
  const settings = edits.filter(({ path }) => !isDependency(path)).flatMap(eachProperty);
  const { lines, untold } = name === undefined
    ? { lines: [], untold: settings }
    : optionLines(type, settings, names.properties(logicalId), names);
  const targets = lines.length > 0 ? [] : targetEdits(logicalId, untold, names);
  const [target] = targets.map(([, told]) => told);
  const of = lines.length > 0
    ? { place: names.optionsOf(logicalId), construct: name! }
    : target && { place: target.place, construct: target.construct };
  return {
    options: [...lines, ...new Set(targets.flatMap(([, told]) => told.lines))],
    ...(of === undefined ? {} : { of }),
    statements: [
      ...untold.filter((edit) => !targets.some(([told]) => told === edit))
        .flatMap((edit) => statement(edit, plan, names)),
      ...dependencyWords(plan, () => dependentExpression(logicalId, names), names),
    ],
  };
}

/** The edits of the first target that has options; those of other targets are statements. */
function targetEdits(
  logicalId: string, edits: readonly TemplateEdit[], names: CdkNames,
): readonly (readonly [TemplateEdit, TargetEdit])[] {
  const all = edits.flatMap((edit): readonly (readonly [TemplateEdit, TargetEdit])[] => {
    const told = targetEdit(logicalId, edit, names);
    return told === undefined ? [] : [[edit, told]];
  });
  return all.filter(([, { place }]) => place === all[0][1].place);
}

function statement(
  { path, was, value }: TemplateEdit, { logicalId, type }: ResourcePlan, names: CdkNames,
): readonly string[] {
  const property = path.replace(/^Properties\./, '');
  const joined = was === undefined && /^PolicyDocument\.Statement\.\d+$/.test(property) ? policyStatement(type, names.properties(logicalId), value, names) : undefined;
  if (joined !== undefined) return joined;
  const construct = names.construct(logicalId);
  const low = names.isLowLevel(logicalId) ? construct : `(${construct}.node.defaultChild as ${lowLevelClass(type)})`;
  const inResource = path.startsWith('Properties.') ? 'Property' : '';
  const at = JSON.stringify(inResource === '' ? path : property);
  return [value === undefined
    ? `${low}.add${inResource}DeletionOverride(${at});`
    : `${low}.add${inResource}Override(${at}, ${expression(value, names, true)});`];
}

function dependencyWords(
  { logicalId, edits }: ResourcePlan, construct: () => string, names: CdkNames,
): readonly string[] {
  const found = edits.filter(({ path }) => isDependency(path));
  const [before, after] = (['was', 'value'] as const).map((side) => found.flatMap((edit) => [own(edit, side) ?? []].flat()).map(String));
  const [gone, come] = [before.filter((id) => !after.includes(id)), after.filter((id) => !before.includes(id))];
  return [...gone.map((id) => comment(`${names.place(logicalId)} no longer depends on ${names.place(id)}.`)), ...dependencyLines(construct, come, names)];
}

/** If a resource has no properties yet, all new properties are one edit. */
export function eachProperty(edit: TemplateEdit): readonly TemplateEdit[] {
  const { path, was, value } = edit;
  return path === 'Properties' && was === undefined ? entriesOf(value).map(([key, inner]) => ({ path: `${path}.${key}`, value: inner })) : [edit];
}

function isDependency(path: string): boolean {
  return /^DependsOn(?:\.|$)/.test(path);
}
