/** Applies one kind of change to a draft; false if it cannot be applied. */
import { Change } from '../../rules/kit/change';
import { Draft } from '../draft';

export type ApplyChange<K extends Change['kind']> = (change: Extract<Change, { readonly kind: K }>, draft: Draft) => boolean;
