import { TemplateEdit } from '../../difference';
import { CdkNames } from '../cdk-names';
import { lowLevelClass } from '../constructs';
import { expression } from '../expression';
import { Added } from './added';

/** Overrides for properties that the L2 class has no option for. */
export function remaining(
  { logicalId, type }: Added, edits: readonly TemplateEdit[], names: CdkNames,
): readonly string[] {
  const low = `(${names.variable(logicalId)}.node.defaultChild as ${lowLevelClass(type)})`;
  return edits.map(({ path, value }) => `${low}.addPropertyOverride(${JSON.stringify(path.replace(/^Properties\./, ''))}, ${expression(value, names, true)});`);
}
