/**
 * Whether two mappings or notifications exist at the same time. With two different conditions they may exclude each
 * other.
 */
import { Known, unknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';

interface Declared {
  readonly declaredAt?: DeclaredAt;
}

export function coexist({ declaredAt: one }: Declared, { declaredAt: two }: Declared): Known<boolean> {
  const [a, b] = [one?.condition, two?.condition];
  return a === undefined || b === undefined || a === b || unknown(`whether conditions ${a} and ${b} hold together`);
}
