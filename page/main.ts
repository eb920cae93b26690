/** The script of the page that `report --format html` writes: search and filters, the picture, the story, the table. */
import { element } from '../src/report/drawing/element';
import { hatch } from '../src/report/drawing/hatch';
import { App, readModel } from './app';
import { Bands } from './bands';
import { bar } from './bar';
import { html, isBeingRead, svgNode } from './dom';
import { Filters } from './filters';
import { StoryFocus } from './focus';
import { HopTable } from './hop-table';
import { legend } from './legend';
import { followLinks } from './links';
import { StoryPanel } from './story';
import { Table } from './table';
import { Zoom } from './zoom';

function start(): void {
  const app = new App(readModel());
  const hops = new HopTable(app);
  if (app.paths.length === 0) {
    document.getElementById('app')!.append(hops.node);
    hops.show([]);
    return;
  }
  const picture = html('section', { 'aria-label': 'Picture' });
  const zoom = new Zoom(() => picture.querySelector('.view:not([hidden] *)')?.clientWidth ?? picture.clientWidth);
  const filters = new Filters(app);
  const [bands, panel, table] = [new Bands(app, zoom), new StoryPanel(app), new Table(app)];
  picture.append(bands.node);
  const split = html('div', { id: 'split' }, picture, panel.node);
  const count = html('p', { class: 'off', role: 'status' });
  document.getElementById('app')!.append(
    svgNode(element('svg', { 'width': 0, 'height': 0, 'class': 'picture off', 'aria-hidden': 'true' }, hatch())),
    html('h2', {}, 'Picture'), bar(app, zoom), count, split, legend(app.isDiff), table.node, hops.node, help(),
  );
  let last: readonly unknown[] = [];
  const showTables = (places: readonly number[]): void => {
    table.show(places);
    hops.show(places);
  };
  const show = (): void => {
    const { d: _, side: __, ...filter } = app.state;
    const isNew = JSON.stringify(filter) !== last[0];
    const places = isNew ? filters.matching(app.state) : last[1] as readonly number[];
    last = [JSON.stringify(filter), places];
    panel.show();
    split.classList.toggle('told', app.chosen.length > 0);
    bands.show(places);
    if (!isBeingRead()) showTables(places);
    if (isNew) count.textContent = `${places.length} of ${app.paths.length} deliveries are shown`;
  };
  const focus = new StoryFocus(panel.node);
  app.listen(() => focus.during(app.chosen, show));
  show();
  document.addEventListener('DOMContentLoaded', () => {
    bands.showAll();
    showTables(last[1] as readonly number[]);
  });
  followLinks(app, filters);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && app.chosen.length > 0) app.choose([]);
  });
}

function help(): HTMLElement {
  return html(
    'p', { id: 'help', class: 'counts' },
    'Keys: / searches; Tab reaches a picture, arrows follow its edges, Home and End lead along a column, Enter shows one path, Esc shows all; + and - zoom, 0 fits.',
  );
}

start();
