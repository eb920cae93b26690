/** Which file a path leads to: the same for every hard link and every symbolic link to it. */
import { BigIntStats } from 'fs';

export type Identity = string;

export function identityOf({ dev, ino }: BigIntStats): Identity {
  return `${dev}:${ino}`;
}
