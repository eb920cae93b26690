/** The size of the pictures. The wheel scrolls the page, and zooms while Ctrl is held, as in maps inside of pages. */
import { isTyping } from './keys';

const [SMALLEST, LARGEST] = [0.2, 3];

export interface Scaled {
  readonly svg: SVGElement;
  readonly width: number;
  readonly height: number;
}

export class Zoom {
  private readonly views = new Map<Element, Scaled>();
  private scale = 1;
  /** Until the reader zooms, the pictures follow the room that there is. */
  private isFitted = true;

  public constructor(private readonly room: () => number) {
    document.addEventListener('keydown', (event) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') this.by(1.25);
      else if (event.key === '-') this.by(1 / 1.25);
      else if (event.key === '0') this.fit();
    });
    addEventListener('resize', () => this.refit());
  }

  public add(view: HTMLElement, scaled: Scaled): void {
    this.views.set(view, scaled);
    this.resize(scaled);
    view.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.by(event.deltaY < 0 ? 1.1 : 1 / 1.1);
    }, { passive: false });
    pan(view);
  }

  public forget(): void {
    this.views.clear();
  }

  public by(factor: number): void {
    this.isFitted = false;
    this.set(this.scale * factor);
  }

  public refit(): void {
    if (this.isFitted) this.fit();
  }

  /** The widest picture fits, but none is enlarged. */
  public fit(): void {
    this.isFitted = true;
    // To ask for the room lays the whole page out.
    if (this.views.size === 0) return;
    const widest = [...this.views.values()].reduce((most, { width }) => Math.max(most, width), 1);
    this.set(Math.min(1, Math.max(SMALLEST, this.room() / widest)));
  }

  private set(scale: number): void {
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, scale));
    this.views.forEach((scaled) => this.resize(scaled));
  }

  private resize({ svg, width, height }: Scaled): void {
    svg.setAttribute('width', String(Math.round(width * this.scale)));
    svg.setAttribute('height', String(Math.round(height * this.scale)));
  }
}

/** Dragging the ground moves the picture to the side, and the page up and down. */
function pan(view: HTMLElement): void {
  let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;
  view.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('.node,.tag') !== null)) return;
    from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: scrollY };
    view.setPointerCapture(event.pointerId);
    view.classList.add('moved');
  });
  view.addEventListener('pointermove', (event) => {
    if (from === undefined) return;
    view.scrollLeft = from.left + from.x - event.clientX;
    scrollTo(scrollX, from.top + from.y - event.clientY);
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    view.addEventListener(name, () => {
      from = undefined;
      view.classList.remove('moved');
    });
  }
}
