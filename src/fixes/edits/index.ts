/** How each kind of change is made. */
import { Change } from '../../rules/kit/change';
import { Draft } from '../draft';
import { add } from './add';
import { admit } from './admit';
import { Edit } from './edit';
import { grant } from './grant';
import { lift } from './lift';
import { order } from './order';
import { remove } from './remove';
import { set } from './set';

const EDITS: { readonly [K in Exclude<Change['kind'], 'accept'>]: Edit<K> } = { add, admit, grant, lift, order, remove, set };

export function make(change: Change, draft: Draft): boolean {
  return change.kind === 'accept' || (EDITS[change.kind] as (change: Change, draft: Draft) => boolean)(change, draft);
}
