/** Reads the links, which invoke no function, with the permissions that they need. */
import { defined } from '../model/defined';
import { Link } from '../model/link';
import { AccessReader } from './access/access-reader';
import { NodeRegistry } from './node-registry';
import { OtherPush } from './pushes';

export function linksOf(pushes: readonly OtherPush[], nodes: NodeRegistry, access: AccessReader): readonly Link[] {
  return pushes.map((push) => {
    const { from, by, pushTarget: { filter, pattern, declaredAt, property, settings, deadLetter } } = push;
    const to = nodes.find(push.to);
    return {
      from,
      to,
      by,
      filter,
      ...defined({ pattern }),
      declaredAt,
      property,
      ...(by === 'notification' ? { settings } : {}),
      deadLetter,
      access: access.ofLink(push, to),
    };
  });
}
