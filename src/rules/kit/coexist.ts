/** Whether two mappings exist at the same time. With two different conditions they may exclude each other. */
import { Delivery } from '../../model/delivery-graph';
import { Known, unknown } from '../../model/known';

export function coexist({ declaredAt: one }: Delivery, { declaredAt: two }: Delivery): Known<boolean> {
  const [a, b] = [one?.condition, two?.condition];
  return a === undefined || b === undefined || a === b || unknown(`whether conditions ${a} and ${b} hold together`);
}
