/**
 * The alias that `AutoPublishAlias` of a function names. SAM needs the name before the deployment, so it is a string or
 * a parameter.
 */
import { own } from '../json';

export interface PublishedAlias {
  /** The logical id of the alias. */
  readonly id: string;
  /** The name, as the template writes it. */
  readonly name: unknown;
}

/** The default of a parameter becomes part of the logical id. The name without a default is hidden. */
export function aliasOf(functionId: string, alias: unknown, template: object): PublishedAlias | undefined {
  if (alias === undefined) return undefined;
  const parameter = own(alias, 'Ref');
  const name = typeof parameter === 'string' ? own(own(own(template, 'Parameters'), parameter), 'Default') : alias;
  return typeof name === 'string'
    ? { id: `${functionId}Alias${alphanumeric(name)}`, name }
    : { id: `${functionId}Alias`, name: alias };
}

function alphanumeric(name: string): string {
  return name.replaceAll('-', 'D').replaceAll('_', 'U');
}
