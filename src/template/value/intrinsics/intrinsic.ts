/** The type of an intrinsic function: it takes the argument and returns the resolved value. */
import { Stack } from '../../stack';
import { Resolved } from '../resolved';

/** Resolves further values of an intrinsic, within the bounds of the value that contains it. */
export interface Resolution {
  resolve(raw: unknown, stack: Stack): Resolved;
}

export type Intrinsic = (argument: unknown, stack: Stack, resolution: Resolution) => Resolved;
