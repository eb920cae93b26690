/** Keys that mean something to the whole page. */

/** Whether a key belongs to a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
