/** Names of a template in messages. */

/** A name from a template, short enough for a message. */
export function clip(name: unknown): string {
  const text = typeof name === 'string' ? name : `a ${Array.isArray(name) ? 'list' : typeof name}`;
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
