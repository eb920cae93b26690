/** Keeps the focus at the control that was used, where the page draws it anew or takes it away. */

/** Where the focus goes if nothing on the page opened the story. */
const FALLBACKS = ['#bands button', '#search'] as const;

/** A control that is drawn anew has the same key. */
export const withKey = (key: string): { readonly 'data-key': string } => ({ 'data-key': key });

/** Draws, and leads the focus to the control that replaces the one that had it, else to what scrolls. */
export function drawAnew(node: HTMLElement, draw: () => void): void {
  const before = document.activeElement;
  const isInside = node.contains(before);
  draw();
  if (isInside) focusOn(again(before) ?? node.querySelector('[tabindex]'), false);
}

/** The story opens and closes beside what opens it. */
export class StoryFocus {
  private opener: Element | null = null;
  private chosen = '';

  public constructor(private readonly story: HTMLElement) {}

  public during(chosen: readonly number[], draw: () => void): void {
    const [before, wasOpen] = [document.activeElement, !this.story.hidden];
    const wasInside = this.story.contains(before);
    const isFree = before === null || before === document.body;
    if (chosen.join() !== this.chosen && chosen.length > 0 && !wasInside) this.opener = isFree ? null : before;
    this.chosen = chosen.join();
    const byKey = before?.matches(':focus-visible') === true;
    draw();
    if (wasInside && !this.story.hidden) {
      return focusOn(again(before) ?? this.story.querySelector('.close'), false);
    }
    if (!wasOpen || !this.story.hidden) return;
    const opener = again(this.opener);
    if (isFree) focusOn(opener, false);
    else if (wasInside) focusOn(opener ?? FALLBACKS.map((one) => document.querySelector(one)).find(Boolean) ?? null, byKey);
  }
}

/** The node itself, while it is shown, else the one with its key. */
function again(node: Element | null): Element | null {
  if (node === null || node.getClientRects().length > 0) return node;
  const key = node.getAttribute('data-key');
  if (key === null) return null;
  return [...document.querySelectorAll('[data-key]')].find((one) => one.getAttribute('data-key') === key) ?? null;
}

function focusOn(node: Element | null, mayScroll: boolean): void {
  if (node === document.activeElement) return;
  if (node instanceof HTMLElement || node instanceof SVGElement) node.focus({ preventScroll: !mayScroll });
}
