/** The bar above the picture: search, filters, zoom. `/` leads into the search. */
import { PageState } from '../src/report/html/fragment';
import type { App } from './app';
import { button, html } from './dom';
import type { Choice, Filters } from './filters';
import { isTyping } from './keys';
import type { Zoom } from './zoom';

const FILTERS = [['ends', 'Failed events are'], ['source', 'Source'], ['stack', 'Stack'], ['findings', 'Findings']] as const;

export function bar(app: App, filters: Filters, zoom: Zoom): HTMLElement {
  const search = html('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' });
  search.value = app.state.q ?? '';
  search.addEventListener('input', () => app.change({ q: search.value }));
  const choices = filters.choices();
  const selects = FILTERS.flatMap(([member, words]) => (choices[member].length < 2 ? [] : [select(app, member, words, choices[member])]));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || isTyping(event.target) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search.focus();
  });
  app.listen(() => {
    if (search.value !== (app.state.q ?? '')) search.value = app.state.q ?? '';
  });
  return html(
    'div', { id: 'bar', role: 'search' },
    html('label', {}, 'Search (/)', search), ...selects, ...(app.isDiff ? [sides(app)] : []),
    html(
      'div', { 'class': 'group', 'role': 'group', 'aria-label': 'Zoom' },
      button('−', () => zoom.by(1 / 1.25), { 'aria-label': 'Zoom out', 'title': 'Zoom out (-)' }),
      button('Fit', () => zoom.fit(), { title: 'Fit to the width (0)' }),
      button('+', () => zoom.by(1.25), { 'aria-label': 'Zoom in', 'title': 'Zoom in (+)' }),
    ),
  );
}

function select(app: App, member: keyof PageState, words: string, choices: readonly Choice[]): HTMLElement {
  const node = html('select', {}, html('option', { value: '' }, 'all'), ...choices.map((choice) => {
    const option = html('option', {}, choice.words);
    option.value = choice.value;
    return option;
  }));
  const read = (): void => {
    node.value = app.state[member] ?? '';
  };
  read();
  node.addEventListener('change', () => app.change({ [member]: node.value === '' ? undefined : node.value }));
  app.listen(read);
  return html('label', {}, words, node);
}

function sides(app: App): HTMLElement {
  return select(app, 'side', 'Show', [{ value: 'before', words: 'before' }, { value: 'after', words: 'after' }]);
}
