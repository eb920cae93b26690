/** Stories in two parts for the page: what many share is there once. */

const ALIKE: ReadonlySet<unknown> = new Set([
  'handover', 'qualifier', 'enabled', 'attemptsAtMost', 'halvingsAtMost', 'endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter', 'lost',
  'assumptions',
]);
/** The last part of the construct path of every resource. */
const RESOURCE = /\/Resource$/;

export function splitStory(members: readonly (readonly unknown[])[]): object {
  const own = members.filter(([name]) => !ALIKE.has(name)).map(([name, value]) => (
    [name, name === 'path' && typeof value === 'string' ? value.replace(RESOURCE, '') : value]
  ));
  return { ...Object.fromEntries(own), alike: Object.fromEntries(members.filter(([name]) => ALIKE.has(name))) };
}

/** The story as it was, of an object that has such parts. It changes the object: a page has ten thousand to copy. */
export function withAlike(value: { alike?: object }): object {
  return value.alike === undefined ? value : Object.assign(value, value.alike, { alike: undefined });
}
