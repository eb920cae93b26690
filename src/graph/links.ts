/** Reads the links, which invoke no function, with the permissions that they need. */
import { defined } from '../model/defined';
import { Link } from '../model/link';
import { AccessReader } from './access/access-reader';
import { NodeRegistry } from './node-registry';
import { OtherPush } from './pushes';

export function linksOf(pushes: readonly OtherPush[], nodes: NodeRegistry, access: AccessReader): readonly Link[] {
  return pushes.map((push) => {
    const { from, by, buckets, pushTarget } = push;
    const { filter, pattern, filters, filterPlaces, declaredAt, property, settings, deadLetter } = pushTarget;
    const to = nodes.find(push.to);
    return {
      from,
      to,
      by,
      filter,
      ...defined({ pattern, filters, filterPlaces, buckets }),
      declaredAt,
      property,
      settings,
      deadLetter,
      access: access.ofLink(push, to),
    };
  });
}
