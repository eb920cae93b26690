/**
 * Lists what a resource refers to directly, in its properties or in `DependsOn`, because CloudFormation creates those
 * resources first. Names in both branches of a condition count.
 */
import { INPUT_LIMITS } from '../limits';
import { isObject, own } from './json';
import { Resource } from './stack';
import { subParts } from './sub-parts';

export interface References {
  /** Logical ids and names of parameters. */
  readonly names: ReadonlySet<string>;
  /** The objects that contain `Fn::ImportValue` or `Fn::GetStackOutput`. */
  readonly imports: readonly object[];
}

/** Logical ids in the `DependsOn` of a resource of the template. */
export function dependsOnOf(raw: unknown): readonly string[] {
  const ids = own(raw, 'DependsOn');
  return ids === undefined ? [] : [ids].flat().filter((id) => typeof id === 'string');
}

export function referencesOf({ properties, dependsOn }: Pick<Resource, 'properties' | 'dependsOn'>): References {
  const names = new Set(dependsOn);
  const imports: object[] = [];
  const pending: unknown[] = [properties];
  for (let i = 0; i < pending.length && i < INPUT_LIMITS.referenceValues.max; i += 1) {
    const value = pending[i];
    if (Array.isArray(value)) {
      value.forEach((item) => pending.push(item));
    } else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        const inner = (value as Record<string, unknown>)[key];
        add(key, inner, names);
        pending.push(inner);
      }
      if (Object.hasOwn(value, 'Fn::ImportValue') || Object.hasOwn(value, 'Fn::GetStackOutput')) imports.push(value);
    }
  }
  return { names, imports };
}

function add(key: string, inner: unknown, names: Set<string>): void {
  if (key === 'Ref' && typeof inner === 'string') names.add(inner);
  if (key === 'Fn::GetAtt') {
    const [name] = typeof inner === 'string' ? inner.split('.', 1) : Array.isArray(inner) ? inner : [];
    if (typeof name === 'string') names.add(name);
  }
  if (key === 'Fn::Sub') {
    const [text] = Array.isArray(inner) ? inner : [inner];
    for (const part of typeof text === 'string' ? subParts(text) : []) {
      if (typeof part !== 'string') names.add(part.variable.split('.', 1)[0]);
    }
  }
}
