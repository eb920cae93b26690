/** The story of what is chosen, beside the picture: sentences, settings, exits and findings. */
import { isUnknown } from '../src/model/known';
import { undeliveredWords } from '../src/report/hops/hop-words';
import { hopPathWords, pathWords } from '../src/report/path-words';
import { hopsInto } from '../src/report/picture/hops-into';
import { sentencesOf } from '../src/report/sentences';
import { ASSUMPTION_TEXTS } from '../src/report/story/assumptions';
import { Story, StoryFinding } from '../src/report/story/story';
import { carriesWords, endWords, keptWords, knownWords, timeWords, toldWords } from '../src/report/story-words';
import type { App } from './app';
import { breakable, button, html } from './dom';
import { withKey } from './focus';

/** More deliveries at one node are listed in the table. */
const MOST_LISTED = 50;

export class StoryPanel {
  public readonly node = html('aside', { 'id': 'story', 'aria-label': 'Story', 'aria-live': 'polite' });

  public constructor(private readonly app: App) {}

  public show(): void {
    const { chosen } = this.app;
    this.node.hidden = chosen.length === 0;
    if (chosen.length === 0) return this.node.replaceChildren();
    const close = button('×', () => this.app.choose([]), {
      'class': 'close', 'aria-label': 'Close', 'title': 'Close (Esc)', ...withKey('close'),
    });
    this.node.replaceChildren(close, ...(chosen.length === 1 ? oneStory(this.app.story(chosen[0]), this.app) : this.list(chosen)));
    this.node.scrollTop = 0;
  }

  private list(places: readonly number[]): readonly Node[] {
    const items = places.slice(0, MOST_LISTED).map((place) => (
      html('li', {}, button(pathWords(this.app.story(place)), () => this.app.choose([place])))
    ));
    const more = places.length - items.length;
    return [
      html('h2', {}, `${places.length} deliveries`), html('ul', {}, ...items), ...(more > 0 ? [html('p', {}, `and ${more} more`)] : []),
    ];
  }
}

function oneStory(story: Story, { hopsAt }: App): readonly Node[] {
  const hops = [...hopsInto(hopsAt, [{ story }]).keys()];
  return [
    html('h2', {}, ...breakable(pathWords(story))),
    ...sentencesOf(story).map((sentence) => html('p', {}, sentence)),
    html('h3', {}, 'Settings'),
    rows(settingsOf(story)),
    ...(story.exits.length === 0 ? [] : [html('h3', {}, 'Exits'), ...story.exits.map((exit) => rows([
      [`${exit.of} events`, exit.of === 'failed' && story.lost.verdict === 'certain' ? `${endWords(exit.to)}, which none reaches` : endWords(exit.to)],
      ['what arrives', carriesWords(exit)],
      ['kept', keptWords(exit.keptFor)],
      ['told', toldWords(exit.toldBy)],
    ]))]),
    ...(hops.length === 0 ? [] : [html('h3', {}, 'First hops'), ...hops.slice(0, MOST_LISTED).map((hop) => (
      html('p', {}, ...breakable(`${hopPathWords(hop)}: undelivered events end in ${undeliveredWords(hop)}`))
    ))]),
    ...(story.findings.length === 0 ? [] : [html('h3', {}, 'Findings'), ...story.findings.map(findingNode)]),
    ...story.assumptions.map((one) => html('p', {}, `Assumed: ${ASSUMPTION_TEXTS[one]}.`)),
    html('h3', {}, 'Id'),
    ...copied(story.id),
  ];
}

function settingsOf(story: Story): readonly (readonly [string, string])[] {
  const reason = [story.attemptsAtMost, story.halvingsAtMost, story.endsAtMostAfter, story.endsAtLeastAfter].find(isUnknown);
  return [
    ['tries at most', knownWords(story.attemptsAtMost, String)],
    ...(story.halvingsAtMost === 0 ? [] : [['halvings at most', knownWords(story.halvingsAtMost, String)] as const]),
    ['ends at least after', timeWords(story.endsAtLeastAfter)],
    ['waits at most', timeWords(story.waitsAtMost)],
    ['ends at most after', timeWords(story.endsAtMostAfter)],
    ...(reason === undefined ? [] : [['unknown', reason.unknown] as const]),
    ['stack', story.stack === '' ? 'outside the templates' : story.stack],
    ...(story.path === undefined ? [] : [['declared at', story.path] as const]),
  ];
}

function rows(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return html('table', {}, html('tbody', {}, ...pairs.map(([name, value]) => (
    html('tr', {}, html('th', { scope: 'row' }, name), html('td', {}, ...breakable(value)))
  ))));
}

function findingNode({ rule, severity, message, fix, at }: StoryFinding): HTMLElement {
  const text = message === '' ? 'The page has no room for its text: cdk-lambda-delivery check prints it.' : message;
  return html(
    'div', {}, html('p', {}, html('strong', {}, `${severity} ${rule}`)), html('p', {}, text), ...(fix === '' ? [] : [html('p', {}, fix)]), html('p', { class: 'id' }, at),
  );
}

/** An id with the button that copies it. Only pages from a file, or over https, may write to the clipboard. */
function copied(id: string): readonly Node[] {
  const text = html('p', { class: 'id' }, id);
  const node = button('Copy the id', () => {
    void isCopied(id).then((isDone) => {
      node.textContent = isDone ? 'Copied' : 'The browser cannot copy here: the id is selected';
      if (!isDone) getSelection()?.selectAllChildren(text);
    });
  }, withKey('copy'));
  return [text, node];
}

async function isCopied(text: string): Promise<boolean> {
  const { clipboard }: { readonly clipboard?: Clipboard } = navigator;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
