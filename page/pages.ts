/** Leads through a table in pages: a browser draws ten thousand rows slowly, and nobody reads them. */
import { button, html } from './dom';
import { drawAnew, withKey } from './focus';

export const ROWS = 200;

/** Nothing, where one page has all. `show` gets a page that there is. */
export function pager(name: string, page: number, rows: number, show: (page: number) => void): readonly Node[] {
  const pages = Math.ceil(rows / ROWS);
  if (pages < 2) return [];
  return [html(
    'div', { class: 'pages' },
    button('Previous', () => show(Math.max(0, page - 1)), withKey(`previous ${name}`)),
    html('span', {}, `Page ${page + 1} of ${pages}`),
    button('Next', () => show(Math.min(pages - 1, page + 1)), withKey(`next ${name}`)),
  )];
}

/** Draws a table that stays scrolled to where it was. To scroll it lays the whole page out, so a new one is left alone. */
export function drawTable(node: HTMLElement, draw: () => void): void {
  const left = node.querySelector('.scroll')?.scrollLeft ?? 0;
  drawAnew(node, draw);
  if (left > 0) node.querySelector('.scroll')!.scrollLeft = left;
}
