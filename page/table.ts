/** The same as the picture in words: one row for each delivery, in pages, sorted by any column. */
import { fragmentOf } from '../src/report/html/fragment';
import { pathWords } from '../src/report/path-words';
import { callerGets } from '../src/report/story/caller';
import { endingOf } from '../src/report/story/ending';
import { Story, StoryExit } from '../src/report/story/story';
import { exitsWords, keptWords, sourceWords, targetWords, timeWords, toldWords, triesWords } from '../src/report/story-words';
import { pluralizeCount } from '../src/text/pluralize';
import type { App } from './app';
import { breakable, button, html } from './dom';
import { withKey } from './focus';
import { drawTable, pager, ROWS } from './pages';

interface Column {
  readonly title: string;
  readonly words: (story: Story) => string;
  /** What it is sorted by, if not its words. */
  readonly order?: (story: Story) => number;
}

const failed = ({ exits }: Story): readonly StoryExit[] => exits.filter(({ of }) => of === 'failed');
const each = (story: Story, words: (exit: StoryExit) => string): string => (
  story.lost.verdict === 'certain' ? '-' : [...new Set(failed(story).map(words))].join(', ') || '-'
);
const size = (value: unknown): number => (typeof value === 'number' ? value : value === 'unlimited' ? Number.MAX_VALUE : Infinity);

const COLUMNS: readonly Column[] = [
  { title: 'Source', words: sourceWords },
  { title: 'Function', words: targetWords },
  { title: 'Tries at most', words: triesWords, order: ({ attemptsAtMost }) => size(attemptsAtMost) },
  { title: 'Ends after at most', words: ({ endsAtMostAfter }) => timeWords(endsAtMostAfter), order: ({ endsAtMostAfter }) => size(endsAtMostAfter) },
  { title: 'Failed events end in', words: endsIn },
  { title: 'Kept', words: (story) => each(story, ({ keptFor }) => keptWords(keptFor)) },
  { title: 'Told', words: (story) => each(story, ({ toldBy }) => toldWords(toldBy)) },
];

const DOUBTS: Readonly<Partial<Record<Story['lost']['verdict'], string>>> = { possible: 'may be lost', unknown: 'not decided' };

function endsIn(story: Story): string {
  const { lost } = story;
  if (lost.verdict === 'certain') return 'NOWHERE';
  const gets = callerGets(story);
  if (gets !== undefined) return gets;
  const doubt = DOUBTS[lost.verdict];
  return doubt === undefined || lost.why === 'hidden-exit' ? exitsWords(failed(story)) : `${exitsWords(failed(story))}, ${doubt}`;
}

export class Table {
  public readonly node = html('section', { 'id': 'table', 'aria-label': 'Table' });
  private shown: readonly number[] = [];
  private page = 0;
  private sorted?: { readonly column: Column; readonly down: boolean };

  public constructor(private readonly app: App) {}

  public show(places: readonly number[]): void {
    if (places.length !== this.shown.length || places.some((place, i) => place !== this.shown[i])) this.page = 0;
    this.shown = places;
    this.draw();
  }

  private draw(): void {
    const places = this.inOrder();
    const rows = places.slice(this.page * ROWS, (this.page + 1) * ROWS).map((place) => this.row(place));
    drawTable(this.node, () => this.node.replaceChildren(
      html('h2', {}, 'All deliveries'),
      ...pager('deliveries', this.page, places.length, (page) => {
        this.page = page;
        this.draw();
      }),
      html('div', { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': 'Table of deliveries' }, html(
        'table', {},
        this.caption(places.length),
        html('thead', {}, html('tr', {}, ...COLUMNS.map((column) => this.heading(column)))),
        html('tbody', {}, ...rows),
      )),
    ));
  }

  private caption(shown: number): HTMLElement {
    const all = this.app.paths.length;
    const count = `${shown} of ${pluralizeCount(all, 'delivery', 'deliveries')}`;
    return html(
      'caption', {}, `${count}: where ${all === 1 ? 'its' : 'their'} failed events end.`,
      html('span', { class: 'hint' }, ' A heading sorts.'),
    );
  }

  private heading(column: Column): HTMLElement {
    const isSorted = this.sorted?.column === column;
    const order = isSorted ? (this.sorted?.down ? 'descending' : 'ascending') : 'none';
    return html('th', { 'scope': 'col', 'aria-sort': order }, button(`${column.title}${isSorted ? (this.sorted?.down ? ' ↓' : ' ↑') : ''}`, () => {
      this.sorted = { column, down: isSorted && !this.sorted?.down };
      this.page = 0;
      this.draw();
    }, withKey(`sort ${column.title}`)));
  }

  private row(place: number): HTMLElement {
    const { story, state } = this.app.paths[place];
    const mark = state === undefined ? '' : `${state}: `;
    const ending = endingOf(story);
    const [source, ...others] = COLUMNS.map(({ words }) => words(story));
    const kind = ending === 'lost' ? 'word lost' : ending === 'possible' ? 'word maybe' : '';
    const link = html('a', {}, ...breakable(`${mark}${source}`));
    link.href = `#${fragmentOf({ ...this.app.state, d: story.id })}`;
    link.setAttribute('aria-label', `${mark}${pathWords(story)}`);
    link.dataset.key = `row ${place}`;
    return html(
      'tr', this.app.chosen.includes(place) ? { class: 'on' } : {},
      html('td', {}, link), ...others.map((words, i) => html('td', {}, html('span', { class: COLUMNS[i + 1].words === endsIn ? kind : '' }, ...breakable(words)))),
    );
  }

  private inOrder(): readonly number[] {
    if (this.sorted === undefined) return this.shown;
    const { column: { words, order }, down } = this.sorted;
    const keyed = this.shown.map((place) => ({ place, key: (order ?? words)(this.app.story(place)) }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    return (down ? keyed.reverse() : keyed).map(({ place }) => place);
  }
}
