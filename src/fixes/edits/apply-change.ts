/** One kind of change, made in a draft; false where it cannot be made there. */
import { Change } from '../../rules/kit/change';
import { Draft } from '../draft';

export type ApplyChange<K extends Change['kind']> = (change: Extract<Change, { readonly kind: K }>, draft: Draft) => boolean;
