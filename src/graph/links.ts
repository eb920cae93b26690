/** Reads the links, which invoke no function, with the permissions that they need. They are sorted by their setting. */
import { defined } from '../model/defined';
import { Link } from '../model/link';
import { compareText } from '../text/compare';
import { AccessReader } from './access/access-reader';
import { NodeRegistry } from './node-registry';
import { OtherPush } from './pushes';

export function linksOf(pushes: readonly OtherPush[], nodes: NodeRegistry, access: AccessReader): readonly Link[] {
  const links = pushes.map((push): Link => {
    const { from, by, buckets, pushTarget } = push;
    const { filter, pattern, filters, filterPlaces, topicRegion } = pushTarget;
    const { declaredAt, property, settings, enabled, retries, maxAge } = pushTarget;
    const { deadLetter, deadLetterProperty, deadLetterElsewhere } = pushTarget;
    const to = nodes.find(push.to);
    return {
      from,
      to,
      by,
      filter,
      ...defined({ pattern, filters, filterPlaces, topicRegion, buckets }),
      ...(enabled === true ? {} : { enabled }),
      declaredAt,
      property,
      settings,
      retries,
      maxAge,
      deadLetter,
      ...defined({ deadLetterProperty, deadLetterElsewhere }),
      access: access.ofLink(push, to),
    };
  });
  const keys = new Map(links.map((link) => [link, keyOf(link)]));
  return links.sort((a, b) => compareText(keys.get(a)!, keys.get(b)!));
}

function keyOf({ declaredAt: { stack, logicalId }, property, by, from, to }: Link): string {
  return JSON.stringify([stack, logicalId, property, by, from, to]);
}
