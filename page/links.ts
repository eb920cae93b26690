/** A link to a delivery keeps the search and the filters, unless they hide the delivery. */
import { stateOf } from '../src/report/html/fragment';
import type { App } from './app';
import type { Filters } from './filters';

export function followLinks(app: App, filters: Filters): void {
  document.addEventListener('click', (event) => {
    // With a key the browser opens the link elsewhere.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { d } = stateOf(event.target instanceof Element ? event.target.closest('a')?.hash ?? '' : '');
    if (d === undefined) return;
    event.preventDefault();
    const place = app.placeOf(d);
    const isShown = place === undefined || filters.matching(app.state).includes(place);
    app.follow({ ...(isShown ? app.state : { side: app.state.side }), d });
  });
}
