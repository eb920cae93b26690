/**
 * Name, version and rule ids of the plug-in. The rules are loaded when they are needed, not when the library is
 * imported.
 */
import { join } from 'path';
import { InputFiles } from '../../files/input-files';
import { INPUT_LIMITS } from '../../limits';
import { NAMESPACE } from '../../text/rule-namespace';
import { DeliveryChecksProps, RuleSeverity } from './delivery-checks-props';

export const PLUGIN_NAME = NAMESPACE;

/** Version in `package.json`, which is three folders above, in the sources and in the package. */
export function pluginVersion(): string {
  const manifest = new InputFiles().json(join(__dirname, '../../../package.json'), INPUT_LIMITS.packageMegabytes);
  return (manifest as { readonly version: string }).version;
}

export function ruleIds({ severities = {} }: DeliveryChecksProps): string[] {
  return loadEngine().RULE_IDS.filter((id) => severities[id] !== RuleSeverity.OFF);
}

export function loadEngine(): typeof import('./engine') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./engine') as typeof import('./engine');
}
