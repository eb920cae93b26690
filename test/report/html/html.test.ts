/** The page as a file: what its policy lets run, what it carries, and what it says without its script. */
import { createHash } from 'crypto';
import { htmlReport } from '../../../src/report/html/html';
import { readPageModel } from '../../../src/report/html/model';
import { sentencesOf } from '../../../src/report/sentences';
import { script } from '../../support/page';
import { aFunction, aMapping } from '../../template/app-of';
import { shop } from '../diff/app';
import { manyStacks, reportOfStacks, shopReport } from '../shop';

const page = htmlReport(shopReport());
const between = (text: string, start: string, end: string): string => text.split(start)[1].split(end)[0];
const modelIn = (html: string) => readPageModel(JSON.parse(between(html, 'id="model">', '</script>')));
/** How often a part is there, which a failing test can print. */
const partsOf = (text: string, part: string): number => text.split(part).length - 1;
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy', () => {
  test('lets the script and the style of the page run, and nothing else', () => {
    const policy = between(page, 'Content-Security-Policy" content="', '"').replaceAll('&#39;', "'");
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(script)}; style-src ${hash(between(page, '<style>', '</style>'))}; base-uri 'none'; form-action 'none'`,
    );
    expect(partsOf(page, `<script>${script}</script>`)).toBe(1);
  });

  test('stands before all that it is for', () => {
    const places = ['charset', 'Content-Security-Policy', '<title>', '<style>', '<script'].map((part) => page.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('needs no exception: nothing is loaded, and no element has a style or a listener of its own', () => {
    const own = page.replace(script, '').replace(between(page, '<style>', '</style>'), '').replace(between(page, 'id="model">', '</script>'), '');
    expect(own).not.toMatch(/\ssrc=|\sstyle=|\son\w+=|<link|<img|<iframe|@import/);
    expect([...own.matchAll(/href="([^"]*)"/g)].filter(([, to]) => !to.startsWith('#'))).toEqual([]);
    expect(between(page, '<style>', '</style>')).not.toMatch(/url\((?!#)|@import/);
  });
});

describe('what it carries', () => {
  test('is each story, with its bounds, exits, losses and findings, but not the graph', () => {
    const { stories } = shopReport();
    const carried = modelIn(page).stories;
    expect(carried.map(sentencesOf)).toEqual(stories.map(sentencesOf));
    expect(carried.map(({ id, lost, findings, exits }) => [id, lost, findings, exits.length]))
      .toEqual(stories.map(({ id, lost, findings, exits }) => [id, lost, findings, exits.length]));
    expect(between(page, 'id="model">', '</script>')).not.toMatch(/statement|logicalId|"nodes"/);
  });

  test('is small: five functions in 150 kB, and less than 400 bytes for each more', () => {
    const [few, many] = [100, 400].map((functions) => htmlReport(reportOfStacks(manyStacks(1, functions))).length);
    expect(page.length).toBeLessThan(150_000);
    expect(many - few).toBeLessThan(300 * 1_000);
  });

  test('has the texts of as many findings as there is room for, those of losses first', () => {
    const { stories } = modelIn(htmlReport(reportOfStacks(manyStacks(1, 400))));
    const texts = stories.flatMap(({ lost, findings }) => findings.map(({ message }) => [lost.verdict, message !== ''] as const));
    expect(texts.filter(([verdict, isThere]) => verdict === 'certain' && !isThere)).toEqual([]);
    expect(texts.some(([, isThere]) => !isThere)).toBe(true);
  });
});

describe('without its script', () => {
  test('says first which deliveries lose events', () => {
    expect(partsOf(page, '<h1><span class="badge lost">LOST</span> 3 of 6 deliveries lose failed events, 2 more can</h1>')).toBe(1);
  });

  test('lists the losses with their reasons, and links to their stories', () => {
    const lost = between(page, '<h2>Events that are lost (3)</h2>', '</section>');
    expect(lost.split('<li>')).toHaveLength(4);
    expect(partsOf(lost, '<li><a href="#d=Shop.ReadRaw">queue Raw -&gt; function Lossy : $LATEST</a>: it has no exit</li>')).toBe(1);
  });

  test('lists what is not decided after the losses, with its reasons', () => {
    const some = shop();
    some.Orders.Properties.RedrivePolicy = { deadLetterTargetArn: { 'Fn::ImportValue': 'Dead' }, maxReceiveCount: 5 };
    const html = htmlReport(reportOfStacks({ Shop: { Resources: some } }));
    const open = between(html, '<section class="list open"><h2>Not decided (1)</h2>', '</section>');
    expect(partsOf(open, '<li><a href="#d=Shop.SaveOrders">queue Orders -&gt; function Save : $LATEST</a>: the template hides its exit (')).toBe(1);
    expect(html.indexOf('Not decided')).toBeGreaterThan(html.indexOf('Events that may be lost'));
  });

  test('says that the rest needs it', () => expect(partsOf(page, '<noscript>')).toBe(1));

  test('names what is assumed', () => expect(partsOf(page, 'Assumed: The function does not change the visibility timeout of a message.')).toBe(1));

  test('has no list where nothing is lost', () => {
    expect(htmlReport(reportOfStacks({ Shop: { Resources: { Fn: aFunction() } } }))).not.toContain('<h2>');
  });

  test('cuts long names at whole characters', () => {
    const lists = [0, 1].map((length) => {
      const EventSourceArn = `arn:aws:sqs:eu-west-1:111122223333:${'q'.repeat(length)}${'\u{1f600}'.repeat(200)}`;
      return between(htmlReport(reportOfStacks({ Shop: { Resources: { Fn: aFunction(), M: aMapping({ EventSourceArn }) } } })), '<main', '<noscript');
    });
    expect(lists.map((list) => /\u{1f600}…<\/a>/u.test(list))).toEqual([true, true]);
  });

  test('folds a long list, and says how much it leaves out', () => {
    const html = htmlReport(reportOfStacks(manyStacks(1, 660)));
    expect(partsOf(html, '<summary>214 more</summary>')).toBe(1);
    expect(partsOf(html, '<li>and 20, which the table below shows</li>')).toBe(1);
  });
});

test('a difference is shown in its sentence and its changes', () => {
  const after = shop();
  after.Orders.Properties = { VisibilityTimeout: 60 };
  const html = htmlReport(reportOfStacks({ Shop: { Resources: after } }, shopReport()));
  expect(partsOf(html, '<h1>1 delivery loses an exit; 5 unchanged</h1>')).toBe(1);
  expect(partsOf(html, '<h2>Exits lost (1)</h2>')).toBe(1);
  expect(partsOf(html, 'failed events: NOWHERE, was queue Dead</li>')).toBe(1);
  const { diff } = modelIn(html);
  const [lost] = diff!.changes;
  expect(lost.story.exits).toEqual([]);
  expect(lost.removed).toHaveLength(1);
});

test('the same app has the same bytes', () => expect(htmlReport(shopReport())).toBe(page));
