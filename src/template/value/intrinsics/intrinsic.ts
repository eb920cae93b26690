/** What an intrinsic function is to the reader: its argument goes in, what it stands for comes out. */
import { Stack } from '../../stack';
import { Resolved } from '../resolved';

/** Follows one value further, on behalf of the intrinsic that contains or names it. */
export interface Resolution {
  resolve(raw: unknown, stack: Stack): Resolved;
}

/** Says what one intrinsic's argument stands for. */
export type Intrinsic = (argument: unknown, stack: Stack, resolution: Resolution) => Resolved;
