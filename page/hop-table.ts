/** The first hops in words, as the table has the deliveries: one row for each, which leads to the deliveries that it feeds. */
import { Hop } from '../src/report/hops/hop';
import { hopCount, hopTimeWords, undeliveredWords } from '../src/report/hops/hop-words';
import { fragmentOf } from '../src/report/html/fragment';
import { hopPathWords } from '../src/report/path-words';
import { hopsInto } from '../src/report/picture/hops-into';
import { endWords, keptWords, knownWords, toldWords } from '../src/report/story-words';
import { pluralizeCount } from '../src/text/pluralize';
import type { App } from './app';
import { breakable, html } from './dom';
import { drawTable, pager, ROWS } from './pages';

const TITLES = ['From', 'To', 'Tries at most', 'Time', 'Undelivered events end in', 'Kept', 'Told'] as const;

export class HopTable {
  public readonly node = html('section', { 'id': 'hops', 'aria-label': 'Table of first hops' });
  private page = 0;
  private shown = '';

  public constructor(private readonly app: App) {
    this.node.hidden = app.hops.length === 0;
  }

  /** Those that lead to deliveries that are shown; all of them, where all deliveries are. */
  public show(places: readonly number[]): void {
    const { hops, hopsAt, paths } = this.app;
    if (hops.length === 0) return;
    const into = hopsInto(hopsAt, places.map((place) => paths[place]));
    const all = places.length === paths.length ? hops : hops.filter((hop) => into.has(hop));
    if (places.join() !== this.shown) this.page = 0;
    this.shown = places.join();
    this.draw(all.map((hop) => [hop, (into.get(hop) ?? []).map((i) => places[i])]));
  }

  private draw(rows: readonly (readonly [hop: Hop, places: readonly number[]])[]): void {
    drawTable(this.node, () => this.node.replaceChildren(
      html('h2', {}, 'First hops'),
      ...pager('hops', this.page, rows.length, (page) => {
        this.page = page;
        this.draw(rows);
      }),
      html('div', { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': 'First hops, row by row' }, html(
        'table', {},
        html('caption', {}, `${rows.length} of ${pluralizeCount(this.app.hops.length, 'first hop')}: what leads to a source, and where events end that do not get there.`),
        html('thead', {}, html('tr', {}, ...TITLES.map((title) => html('th', { scope: 'col' }, title)))),
        html('tbody', {}, ...rows.slice(this.page * ROWS, (this.page + 1) * ROWS).map(([hop, places]) => this.row(hop, places))),
      )),
    ));
  }

  private row(hop: Hop, places: readonly number[]): HTMLElement {
    const isOn = this.app.chosen.some((place) => places.includes(place));
    const each = (words: (exit: Hop['exits'][number]) => string): string => (
      hop.ending === 'dropped' ? '-' : hop.exits.map(words).join(', ') || '-'
    );
    const others = [
      endWords(hop.target), knownWords(hop.attemptsAtMost, hopCount), hopTimeWords(hop), undeliveredWords(hop),
      each(({ keptFor }) => keptWords(keptFor)), each(({ toldBy }) => toldWords(toldBy)),
    ];
    return html(
      'tr', isOn ? { class: 'on' } : {},
      html('td', {}, this.link(hop, places)),
      ...others.map((words, i) => html(
        'td', {}, html('span', { class: TITLES[i + 1] === 'Undelivered events end in' && hop.ending === 'dropped' ? 'word maybe' : '' }, ...breakable(words)),
      )),
    );
  }

  /** Links to the delivery that the hop feeds, or to all of several. */
  private link(hop: Hop, places: readonly number[]): HTMLElement {
    const words = breakable(endWords(hop.source));
    if (places.length === 0) return html('span', {}, ...words);
    const link = html('a', { 'aria-label': hopPathWords(hop), 'data-key': `hop ${hop.id}` }, ...words);
    link.href = `#${fragmentOf({ ...this.app.state, d: this.app.story(places[0]).id })}`;
    if (places.length > 1) {
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        this.app.choose(places);
      });
    }
    return link;
  }
}
