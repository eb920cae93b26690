/** The bar above the picture: search, filters, zoom. `/` leads into the search. */
import { Choice, Choices } from '../src/report/html/fragment';
import type { App } from './app';
import { button, html } from './dom';
import { isTyping } from './keys';
import type { Zoom } from './zoom';

const SELECTS = [
  ['ends', 'Failed events are'], ['source', 'Source'], ['stack', 'Stack'], ['findings', 'Findings'], ['side', 'Show'],
] as const;

export function bar(app: App, zoom: Zoom): HTMLElement {
  const search = html('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' });
  search.value = app.state.q ?? '';
  search.addEventListener('input', () => app.change({ q: search.value }));
  const selects = SELECTS.flatMap(([member, words]) => {
    const choices = app.choices[member];
    return choices.length === 0 ? [] : [select(app, member, words, choices)];
  });
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
    html('label', {}, 'Search (/)', search), ...selects,
    html(
      'div', { 'class': 'group', 'role': 'group', 'aria-label': 'Zoom' },
      button('−', () => zoom.by(1 / 1.25), { 'aria-label': 'Zoom out', 'title': 'Zoom out (-)' }),
      button('Fit', () => zoom.fit(), { title: 'Fit to the width (0)' }),
      button('+', () => zoom.by(1.25), { 'aria-label': 'Zoom in', 'title': 'Zoom in (+)' }),
    ),
  );
}

function select(app: App, member: keyof Choices, words: string, choices: readonly Choice[]): HTMLElement {
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
