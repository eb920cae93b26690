/** The bands of the picture, closed where there are many functions: a closed band counts, and is drawn when it is opened. */
import { Band, bandCounts, bandName, bandsOf, functionsIn } from '../src/report/picture/bands';
import type { App } from './app';
import { button, html, isBeingRead } from './dom';
import { View, viewOf } from './view';
import type { Zoom } from './zoom';

/** Up to so many functions all bands are open. */
const ALL_OPEN = 40;
/** More deliveries of one stack are no picture. */
const TABLE_ONLY = 1_000;
/** More bands fill no screen: the others follow. */
const ON_SCREEN = 60;

export class Bands {
  public readonly node = html('div', { id: 'bands' });
  private views: (() => void)[] = [];
  private shown: readonly number[] = [];
  /** Draws the bands that are still to follow. */
  private following: readonly (() => HTMLElement)[] = [];
  private scrolledTo = '';
  /** What the reader opened or closed. */
  private readonly toggled = new Map<string, boolean>();

  private readonly openers = new WeakMap<Element, { readonly places: ReadonlySet<number>; readonly open: () => void }>();

  public constructor(private readonly app: App, private readonly zoom: Zoom) {}

  public show(places: readonly number[]): void {
    const isSame = places.length === this.shown.length && places.every((place, i) => place === this.shown[i]);
    if (!isSame || this.node.childElementCount === 0) this.draw(places);
    this.node.className = this.app.state.side ?? '';
    this.openChosen();
    this.views.forEach((mark) => mark());
    this.zoom.refit();
    this.scrollToChosen();
  }

  /** Draws the bands that the first screen has no room for. */
  public showAll(): void {
    this.node.append(...this.following.map((draw) => draw()));
    this.following = [];
  }

  /** Who follows a link, or a row of the table, sees the path. */
  private scrollToChosen(): void {
    const key = this.app.chosen.join();
    if (key === this.scrolledTo) return;
    this.scrolledTo = key;
    const [first] = this.node.querySelectorAll('.node.on');
    const place = first?.getBoundingClientRect();
    if (place !== undefined && (place.top < 0 || place.bottom > innerHeight)) first.scrollIntoView({ block: 'center' });
  }

  private draw(places: readonly number[]): void {
    this.shown = places;
    this.views = [];
    this.zoom.forget();
    const paths = places.map((place) => this.app.paths[place]);
    const placeOf = new Map(paths.map((path, i) => [path, places[i]]));
    const areOpen = functionsIn(paths.map(({ story }) => story)) <= ALL_OPEN;
    const bands = bandsOf(paths).map((band, i) => () => (
      this.band(band, band.paths.map((path) => placeOf.get(path)!), `band${i}`, areOpen)
    ));
    const first = isBeingRead() && this.app.chosen.length === 0 ? ON_SCREEN : bands.length;
    this.node.replaceChildren(...bands.slice(0, first).map((draw) => draw()));
    this.following = bands.slice(first);
  }

  private band(band: Band, places: readonly number[], id: string, areOpen: boolean): HTMLElement {
    const name = bandName(band);
    const body = html('div', { id });
    const section = html('section', { class: `band ${band.worst}` });
    const set = (isOpen: boolean): void => {
      toggle.setAttribute('aria-expanded', String(isOpen));
      section.classList.toggle('shut', !isOpen);
      body.hidden = !isOpen;
      if (isOpen && body.childElementCount === 0) body.append(this.opened(band, places, name));
    };
    const toggle = button('', () => {
      const isOpen = section.classList.contains('shut');
      this.toggled.set(band.stack, isOpen);
      set(isOpen);
      this.zoom.refit();
    }, { 'aria-controls': id });
    toggle.append(html('span', {}, name), html('span', { class: 'counts' }, bandCounts(band)));
    section.append(html('h3', {}, toggle), body);
    set(this.toggled.get(band.stack) ?? areOpen);
    this.openers.set(section, { places: new Set(places), open: () => set(true) });
    return section;
  }

  private opened(band: Band, places: readonly number[], name: string): HTMLElement {
    if (places.length > TABLE_ONLY) return html('p', {}, 'Too many deliveries for one picture: search, filter, or read the table.');
    const view: View = viewOf(this.app, band.stack, places, name);
    const frame = html('div', { class: 'view' }, view.svg);
    this.zoom.add(frame, view);
    view.mark();
    this.views.push(view.mark);
    return frame;
  }

  /** The band of what is chosen is open. */
  private openChosen(): void {
    const { chosen } = this.app;
    if (chosen.length === 0) return;
    for (const section of this.node.children) {
      const opener = this.openers.get(section);
      if (opener !== undefined && chosen.some((place) => opener.places.has(place))) opener.open();
    }
  }
}
