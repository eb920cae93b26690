/**
 * Sets or removes one property of a resource. The path may lead through list items, JSON text and both branches of
 * `Fn::If`, but not through other intrinsics.
 */
import { parsedJson } from '../model/json';
import { isIntrinsic, isNoValue, isObject, own } from '../template/json';
import { setOwnProperty, Writable } from './set-own-property';

/** False if the path leads through an intrinsic that only CloudFormation can resolve. */
export function setProperty(resource: Writable, property: string, value: unknown): boolean {
  if (!isObject(resource.Properties)) setOwnProperty(resource, 'Properties', {});
  return setIn(resource.Properties, property.split('.'), value);
}

function setIn(holder: unknown, [key, ...rest]: readonly string[], value: unknown): boolean {
  if (Array.isArray(holder)) return setInList(holder, Number(key), rest, value);
  if (!isObject(holder)) return false;
  const branches = own(holder, 'Fn::If');
  if (Array.isArray(branches)) return setInBranches(branches, [key, ...rest], value);
  if (isIntrinsic(holder)) return false;
  if (rest.length === 0) {
    setOwnProperty(holder, key, value);
    return true;
  }
  const inner = opened(own(holder, key), rest[0]);
  if (inner === undefined) return false;
  setOwnProperty(holder, key, inner);
  const done = setIn(inner, rest, value);
  if (done && value === undefined && Object.keys(inner).length === 0) setOwnProperty(holder, key, undefined);
  return done;
}

function setInList(list: unknown[], index: number, rest: readonly string[], value: unknown): boolean {
  if (!Number.isInteger(index) || index < 0 || index > list.length) return false;
  if (rest.length > 0) {
    const branches = own(list[index], 'Fn::If');
    if (Array.isArray(branches)) return setInBranches(branches, rest, value, isNoValue);
    list[index] ??= {};
    return setIn(list[index], rest, value);
  }
  if (value === undefined) list.splice(index, 1);
  else list[index] = value;
  return true;
}

/** An item of a list that a branch leaves out stays out; an object that a branch leaves out is made. */
function setInBranches(
  branches: unknown[], path: readonly string[], value: unknown, staysOut: (branch: unknown) => boolean = () => false,
): boolean {
  return [1, 2].filter((i) => !staysOut(branches[i])).map((i) => {
    if (isNoValue(branches[i])) branches[i] = {};
    return setIn(branches[i], path, value);
  }).every(Boolean);
}

/** The current value as an object or list that can be edited; a new one if there is none. */
function opened(value: unknown, next: string): object | undefined {
  if (value === undefined || isNoValue(value)) return /^\d+$/.test(next) ? [] : {};
  if (typeof value === 'object' && value !== null) return value;
  const inside = typeof value === 'string' ? parsedJson(value) : undefined;
  return isObject(inside) ? inside : undefined;
}
