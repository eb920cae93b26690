/**
 * Writes the report as one page that needs nothing else: it loads nothing, and its policy lets only its own script and style run.
 * The sentence and the losses are there without the script, which draws the rest.
 */
import { createHash } from 'crypto';
import { escapeJson } from '../../text/escape';
import { pluralizeCount } from '../../text/pluralize';
import { closingLines, summaryOf } from '../closing-line';
import { diffSentence, renamedSentence } from '../diff/words';
import { Element, element, markup } from '../drawing/element';
import { headline } from '../headline';
import { hopSummary } from '../hops/hops-line';
import { Report } from '../shown-report';
import { ASSUMPTION_TEXTS, StoryAssumption } from '../story/assumptions';
import { unreadCallersText } from '../unread-callers';
import { changeLists, hopLists, lossLists } from './lists';
import { pageModel } from './model';
import { pageStyle } from './style';

export function htmlReport(report: Report): string {
  const [script, style] = [pageScript(), pageStyle()];
  const { stories, hops, diff } = report;
  const title = diff === undefined ? headline(summaryOf(stories), hopSummary(hops).dropped) : diffSentence(diff);
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': contentSecurityPolicy(script, style) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, title),
  ];
  const json = escapeJson(JSON.stringify(pageModel(report))).replaceAll('<', '\\u003c');
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head>${head.map(markup).join('')}<style>${style}</style></head>`,
    '<body>',
    ...bodyOf(report, title).map(markup),
    `<script type="application/json" id="model">${json}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function contentSecurityPolicy(script: string, style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
}

function bodyOf(report: Report, title: string): readonly Element[] {
  const { stories, hops, diff } = report;
  const isLosing = diff === undefined && stories.some(({ lost }) => lost.verdict === 'certain');
  return [
    element(
      'header', {},
      element('h1', {}, ...(isLosing ? [element('span', { class: 'badge lost' }, 'LOST'), ' '] : []), title),
      ...notes(report).map((note) => element('p', {}, note)),
    ),
    element(
      'main', { id: 'main' },
      ...(diff === undefined ? [...lossLists(stories), ...hopLists(hops, stories)] : changeLists(diff)),
      element('noscript', {}, element('p', {}, 'The picture, the stories and the table need JavaScript. It is part of this file, and loads nothing.')),
      element('div', { id: 'app' }),
    ),
    element('footer', {}, ...footNotes(report).map((note) => element('p', {}, note))),
  ];
}

function notes(report: Report): readonly string[] {
  const { graph, stories, only, diff } = report;
  const unread = unreadCallersText(graph.unreadCallers);
  if (diff !== undefined) return diff.renamed.length === 0 ? [] : [`${renamedSentence(diff)}.`];
  return [
    ...(stories.length === 0 ? [] : closingLines(report).map((line) => `${line}.`)),
    ...(only === undefined ? [] : [`Only what matches ${only.pattern}: ${stories.length} of ${pluralizeCount(only.of, 'delivery', 'deliveries')}.`]),
    ...(unread === undefined ? [] : [`${unread}.`]),
  ];
}

function footNotes({ stories }: Report): readonly string[] {
  const used = new Set(stories.flatMap(({ assumptions }) => assumptions));
  const all = Object.keys(ASSUMPTION_TEXTS) as StoryAssumption[];
  return [
    'Read from templates, not from the account: what the templates do not say, such as a subscription made by hand, is not here.',
    ...all.filter((one) => used.has(one)).map((one) => `Assumed: ${ASSUMPTION_TEXTS[one]}.`),
    'cdk-lambda-delivery report',
  ];
}

/** Loaded where a page is written, since nothing else needs it. */
function pageScript(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('#page') as { readonly script: string }).script;
}
