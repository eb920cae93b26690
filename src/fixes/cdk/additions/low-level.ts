import { Added } from './added';
import { entriesOf } from '../../../template/json';
import { expression } from '../expression';
import { classOf, Names } from '../naming';

/** Any resource, by the L1 class of its type. */
export function lowLevel({ logicalId, type, properties }: Added, names: Names): readonly string[] {
  const { module, name } = classOf(type);
  return [
    `const ${names.variable(logicalId)} = new ${module}.Cfn${name}(this, ${JSON.stringify(logicalId)}, {`,
    ...entriesOf(properties).map(([key, value]) => `  ${expression({ [key]: value }, names).slice(2, -2)},`),
    '});',
  ];
}
