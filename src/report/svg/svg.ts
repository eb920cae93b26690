/**
 * Writes the report as one picture of SVG, which needs nothing else: no script, no link, no font. Above 500 functions it is an
 * overview of the stacks.
 */
import { INPUT_LIMITS } from '../../limits';
import { clipped } from '../../text/clip';
import { summaryOf } from '../closing-line';
import { diffSentence } from '../diff/words';
import { Element, element, markup } from '../drawing/element';
import { hatch } from '../drawing/hatch';
import { headline } from '../headline';
import { hopSummary } from '../hops/hops-line';
import { arranged, columnsOfScreen, columnsWithin } from '../layout/arrange';
import { bandsOf, functionsIn } from '../picture/bands';
import { hopsByTarget } from '../picture/hops-into';
import { changedPaths } from '../picture/paths';
import { sharersOf } from '../picture/picture';
import { Report } from '../shown-report';
import { summaryLines } from '../summary-lines';
import { wrapped } from '../table';
import { unreadCallersLine } from '../unread-callers';
import { bandCard, openBand } from './bands';
import { svgStyle, SVG_TEXT } from './style';

const MOST_FUNCTIONS = INPUT_LIMITS.drawnFunctions.max;
const LONGEST_NAME = INPUT_LIMITS.markdownName.max;
const MARGIN = 24;
const NARROWEST = 640;
const GAP = 20;
/** Bands stand below each other, as a reader scrolls; programs that show images take no more than about this height. */
const HIGHEST = 16_000;

interface Head {
  readonly title: string;
  readonly lines: readonly string[];
}

interface HeadLines {
  readonly elements: readonly Element[];
  readonly height: number;
}

export function svgReport(report: Report): string {
  const { stories, diff } = report;
  const bands = bandsOf(diff === undefined ? stories.map((story) => ({ story })) : changedPaths(diff));
  const shown = bands.flatMap(({ paths }) => paths.map(({ story }) => story));
  const isOverview = functionsIn(shown) > MOST_FUNCTIONS;
  const [sharers, hops] = [sharersOf(stories), hopsByTarget(diff === undefined ? report.hops : [])];
  const drawn = bands.map((band) => (isOverview ? bandCard(band) : openBand(band, sharers, hops, layout())));
  const places = arranged(drawn, GAP, isOverview ? columnsOfScreen(drawn, GAP) : columnsWithin(drawn, GAP, HIGHEST));
  const width = Math.max(NARROWEST, places.width + 2 * MARGIN);
  const { title, lines } = headOf(report, isOverview);
  const head = headLines({ title, lines }, width - 2 * MARGIN);
  const foot = head.height + places.height + 2 * SVG_TEXT.line + 8;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup(element(
    'svg',
    {
      'xmlns': 'http://www.w3.org/2000/svg',
      'viewBox': `0 0 ${width} ${foot + 16}`,
      width,
      'height': foot + 16,
      'role': 'img',
      'aria-labelledby': 'title desc',
      'class': 'picture',
    },
    element('title', { id: 'title' }, title),
    element('desc', { id: 'desc' }, lines.join('. ')),
    element('style', {}, svgStyle()),
    hatch(),
    element('rect', { class: 'canvas', width: '100%', height: '100%' }),
    ...head.elements,
    ...drawn.map(({ body }, i) => (
      element('g', { transform: `translate(${MARGIN + places.corners[i].x} ${head.height + places.corners[i].y})` }, ...body)
    )),
    element('text', { class: 'foot', x: MARGIN, y: foot - 8 }, 'Read from templates, not from the account. cdk-lambda-delivery report'),
  ))}\n`;
}

function headOf(report: Report, isOverview: boolean): Head {
  const { stories, only, diff } = report;
  const cut = isOverview
    ? [`More than ${MOST_FUNCTIONS} functions: this is an overview of their stacks, and --only draws the deliveries that match`]
    : [];
  if (diff !== undefined) return { title: diffSentence(diff), lines: cut };
  const [sentence, ...others] = summaryLines(report);
  const unread = unreadCallersLine(report.graph.unreadCallers, (name) => clipped(name, LONGEST_NAME));
  return {
    title: stories.length === 0 ? sentence : headline(summaryOf(stories), hopSummary(report.hops).dropped),
    lines: [
      ...(stories.length === 0 ? others : [sentence, ...others]),
      // Beside a picture the sentence counts them, and the other formats name them.
      ...(stories.length > 0 || unread === undefined ? [] : [unread]),
      ...(only === undefined ? [] : [`Only what matches ${only.pattern}: ${stories.length} of ${only.of}`]),
      ...cut,
    ],
  };
}

function headLines({ title, lines }: Head, width: number): HeadLines {
  let y = MARGIN;
  const elements = [
    ...wrapped(title, Math.floor(width / SVG_TEXT.titleCharacter)).map((text) => {
      y += SVG_TEXT.titleLine;
      return element('text', { class: 'headline', x: MARGIN, y: y - 8 }, text);
    }),
    ...lines.flatMap((line) => wrapped(line, Math.floor(width / SVG_TEXT.character))).map((text) => {
      y += SVG_TEXT.line;
      return element('text', { class: 'sub', x: MARGIN, y: y - 4 }, text);
    }),
  ];
  return { elements, height: y + 16 };
}

/** Loaded where a picture is drawn, since nothing else needs it. */
function layout(): typeof import('../layout/layout').layoutOf {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('#layout') as typeof import('../layout/layout')).layoutOf;
}
