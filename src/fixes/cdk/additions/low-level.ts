import { entriesOf } from '../../../template/json';
import { CdkNames } from '../cdk-names';
import { lowLevelClass } from '../constructs';
import { expression } from '../expression';
import { Added } from './added';

/** Prints any resource by the L1 class of its type. */
export function lowLevel({ logicalId, type, properties }: Added, names: CdkNames): readonly string[] {
  const name = lowLevelClass(type);
  const start = `const ${names.variable(logicalId)} = new ${name}(this, ${JSON.stringify(names.id(logicalId))}, `;
  if (name === 'CfnResource') return [`${start}{ type: ${JSON.stringify(type)}, properties: ${expression(properties ?? {}, names, true)} });`];
  return [`${start}{`, ...entriesOf(properties).map(([key, value]) => `  ${expression({ [key]: value }, names).slice(2, -2)},`), '});'];
}
