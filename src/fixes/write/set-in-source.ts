/** Sets or removes a setting in a resource as its file declares it, which may lack what a transform adds. */
import { isIntrinsicKey, isObject, own } from '../../template/json';
import { NotWritable } from '../../template/rewrite/source-tree';
import { setOwnProperty } from '../set-own-property';

export function setInSource(holder: unknown, [key, ...rest]: readonly string[], value: unknown): void {
  if (Array.isArray(holder)) { setInList(holder, key, rest, value); } else if (!isObject(holder)) { throw new NotWritable(`the file has no object that could hold ${key}`); } else if (rest.length === 0) { setOwnProperty(holder, key, value); } else {
    const inner = own(holder, key);
    if (inner === undefined && value === undefined) return;
    const next = inner ?? newHolder(rest[0]);
    refuseIntrinsic(next, rest[0]);
    setInSource(next, rest, value);
    const isEmptied = value === undefined && isObject(next) && Object.keys(next).length === 0;
    setOwnProperty(holder, key, isEmptied ? undefined : next);
  }
}

function setInList(list: unknown[], key: string, rest: readonly string[], value: unknown): void {
  const index = Number(key);
  if (!Number.isInteger(index) || index < 0 || index > list.length) throw new NotWritable('a transform adds items to the list');
  if (rest.length > 0) setInSource(list[index] ??= newHolder(rest[0]), rest, value);
  else if (value === undefined) list.splice(index, 1);
  else list[index] = value;
}

/** The items of a list that the file lacks come from elsewhere, such as `Globals`. */
function newHolder(next: string): object {
  if (/^\d+$/.test(next)) throw new NotWritable('the file does not declare the list');
  return {};
}

function refuseIntrinsic(value: unknown, next: string): void {
  const keys = isObject(value) ? Object.keys(value) : [];
  if (keys.length === 1 && isIntrinsicKey(keys[0]) && keys[0] !== next) {
    throw new NotWritable(`${keys[0]} is where ${next} would be set`);
  }
}
