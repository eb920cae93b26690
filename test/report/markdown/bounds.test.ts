/** What Markdown leaves out to fit into a comment: it counts all of it, and cuts no character in two. */
import { UnreadCaller } from '../../../src/model/unread-caller';
import { CHANGE_KINDS } from '../../../src/report/diff/change';
import { HopChangeKind } from '../../../src/report/diff/hop-changes';
import { CHANGE_TITLES } from '../../../src/report/diff/words';
import { Hop } from '../../../src/report/hops/hop';
import { fitting } from '../../../src/report/markdown/fitting';
import { markdownReport } from '../../../src/report/markdown/markdown';
import { mermaidReport } from '../../../src/report/mermaid/mermaid';
import { Report } from '../../../src/report/shown-report';
import { StoryEnd } from '../../../src/report/story/story';
import { svgReport } from '../../../src/report/svg/svg';
import { textReport } from '../../../src/report/text';
import { manyStacks, reportOfStacks, shopReport } from '../shop';

const MOST = 60_000;
const times = <T>(count: number, item: (i: number) => T): readonly T[] => Array.from({ length: count }, (_, i) => item(i));
const shop = shopReport();

test('stacks without a picture are counted', () => {
  const drawn = (stacks: number, functions = 1): readonly number[] => {
    const text = markdownReport(reportOfStacks(manyStacks(stacks, functions)));
    return [text.match(/^```mermaid$/gm)?.length ?? 0, Number(/^and (\d+) more stacks?$/m.exec(text)?.[1] ?? 0)];
  };
  expect(drawn(14)).toEqual([14, 0]);
  for (const [stacks, functions] of [[14, 20], [200, 1]]) {
    const [pictures, more] = drawn(stacks, functions);
    expect([pictures > 0, more > 0, pictures + more]).toEqual([true, true, stacks]);
  }
});

test('a list and the line of its rest fit together', () => {
  const lines = times(30, (i) => 'x'.repeat(i));
  for (const room of [20, 50, 100, 200, 464, 465]) {
    const shown = fitting(lines, (line) => line, room, (left) => `and ${left} more`);
    expect(shown.join('\n').length + 1).toBeLessThanOrEqual(room);
    const left = Number(/\d+/.exec(shown.at(-1)!)?.[0] ?? 0);
    expect(left === 0 ? shown.length : shown.length - 1 + left).toBe(30);
  }
});

const end = (name: string, stack: string): StoryEnd => ({ node: `${stack}.${name}`, kind: 'queue', noun: 'queue', name, stack });
const caller = (logicalId: string): UnreadCaller => (
  { declaredAt: { stack: 'Shop', logicalId }, type: 'AWS::Cognito::UserPool', property: 'LambdaConfig.PreSignUp', function: 'Shop.Fn' }
);

/** Every part at once, each with more than fits. */
function longest(name: (i: number) => string, count = 120): Report {
  const stories = (['certain', 'possible', 'unknown', 'none'] as const).flatMap((verdict) => times(count, (i) => ({
    ...shop.stories[0],
    id: `${verdict}${i}`,
    stack: name(i % 20),
    source: end(`${verdict}${name(i)}`, name(i % 20)),
    function: end(`f${name(i)}`, name(i % 20)),
    exits: shop.stories.flatMap(({ exits }) => exits),
    lost: { verdict, why: 'finding' as const, detail: name(i) },
  })));
  const hops = times(count, (i): Hop => ({
    id: `${i}`, by: 'target', source: end(`a${name(i)}`, 'A'), target: end(`b${name(i)}`, 'A'), stack: 'A', enabled: true, attemptsAtMost: 3, waitsAtMost: 60, exits: [], ending: 'dropped',
  }));
  const graph = { ...shop.graph, unreadCallers: times(count, (i) => caller(name(i))) };
  return { ...shop, graph, stories, hops, only: { pattern: name(1), of: 999, named: true } };
}

const NAMES: readonly [string, (i: number) => string][] = [
  ['short', (i) => `N${i}`], ['of a usual length', (i) => `${'x'.repeat(26)}${i}`], ['long', (i) => `${i}${'x'.repeat(300)}`], ['hostile', (i) => `${i}${'`|"<'.repeat(50)}`],
];

describe.each(NAMES)('with names that are %s', (_, name) => {
  test('all parts together fit, and none is missing', () => {
    const text = markdownReport(longest(name));
    expect(text.length).toBeLessThanOrEqual(MOST);
    expect(text.match(/^#### .*$/gm)).toEqual([
      '#### Events that are lost', '#### Events that may be lost', '#### Not decided', '#### Deliveries', '#### First hops', '#### Pictures',
    ]);
    expect(text).toMatch(/```\n\n(?:and \d+ more stacks?\n\n)?<sub>.*<\/sub>\n$/);
  });

  test('all kinds of changes together fit, and none is missing', () => {
    const { stories, hops, ...report } = longest(name);
    const values = { what: name(1), before: name(2), after: name(3) };
    const hopKinds = Object.keys(CHANGE_TITLES).filter((kind) => kind.startsWith('hop-')) as HopChangeKind[];
    const changes = CHANGE_KINDS.flatMap((kind) => stories.map((story) => ({ kind, story, ...values })));
    const ofHops = hopKinds.flatMap((kind) => hops.map((hop) => ({ kind, hop, ...values })));
    const text = markdownReport({ ...report, stories, hops, diff: { changes, hops: ofHops, unchanged: 3, renamed: [] } });
    expect(text.length).toBeLessThanOrEqual(MOST);
    expect(text.match(/^#### .*$/gm)).toEqual([...Object.values(CHANGE_TITLES), 'Picture'].map((title) => `#### ${title}`));
  });
});

describe('what is not read', () => {
  const unread = (count: number, name: (i: number) => string): Report => (
    { ...shop, graph: { ...shop.graph, unreadCallers: times(count, (i) => caller(name(i))) } }
  );

  test.each<[string, (report: Report) => string]>([
    ['Markdown', markdownReport], ['text', (report) => textReport(report, 10_000)],
  ])('%s names as many as fit and counts the others', (_, write) => {
    const all = write(unread(4, (i) => `Shop/Authentication/Pool${i}/Resource`));
    expect(times(4, (i) => all.includes(`Pool${i}/Resource (LambdaConfig.PreSignUp)`))).toEqual([true, true, true, true]);
    for (const name of [(i: number) => `Pool${i}`, (i: number) => `Pool${i}${'x'.repeat(2_000)}`]) {
      const some = write(unread(99, name));
      const named = times(99, (i) => some.includes(`Pool${i}`)).filter(Boolean).length;
      expect(named).toBeGreaterThan(2);
      expect(some).toContain(` and ${99 - named} more\n`);
    }
  });
});

test('no format cuts a character in two', () => {
  for (const length of [75, 78, 79, 80, 87, 88, 89, 90, 91, 97, 98, 99, 158, 159, 290, 291, 292]) {
    const name = `${'a'.repeat(length)}${'😀'.repeat(3)}${'b'.repeat(300)}`;
    const report = longest(() => name, 1);
    for (const text of [markdownReport(report), mermaidReport(report), svgReport(report), textReport(report, 200)]) {
      expect(Buffer.from(text).includes('\ufffd')).toBe(false);
      expect(text).not.toMatch(/\p{Cs}/u);
      expect(text).not.toContain('\\u{d83d}');
    }
  }
});

describe('without deliveries', () => {
  const { hops } = longest(String, 2);
  const none: Report = { ...shop, stories: [], hops: [], graph: { ...shop.graph, unreadCallers: [] } };

  test('first hops are summed up', () => {
    const report = { ...none, hops };
    const sentence = 'no deliveries; 2 first hops: 2 drop undelivered events';
    expect(markdownReport(report)).toContain(`**No deliveries**\n\n${sentence}\n`);
    expect(markdownReport(report)).toContain('| **NOWHERE** |');
    expect(svgReport(report)).toContain(`<desc id="desc">${sentence}. cdk-lambda-delivery check reports`);
  });

  test('callers that are not read are counted and named', () => {
    const report = { ...none, graph: { ...none.graph, unreadCallers: [caller('Pool')] } };
    const sentence = '1 resource that names a function is not read';
    const name = 'AWS::Cognito::UserPool Pool (LambdaConfig.PreSignUp)';
    expect(textReport(report, 200)).toContain(`No delivery is read.\n${sentence}: ${name}\n`);
    expect(markdownReport(report)).toContain(`**No delivery is read**\n\nno deliveries; ${sentence}\n`);
    expect(markdownReport(report)).toContain(`\n${sentence}: \`${name}\`\n`);
    expect(svgReport(report)).toContain('<title id="title">No delivery is read</title>');
    expect(svgReport(report)).toMatch(new RegExp(`<desc id="desc">no deliveries; ${sentence}\\..*${sentence}: AWS::Cognito::UserPool Pool `));
  });

  test('nothing at all is one sentence', () => {
    expect(markdownReport(none)).toContain('**No deliveries**\n\n<sub>');
    expect(svgReport(none)).toContain('<title id="title">No deliveries</title><desc id="desc"></desc>');
  });
});

test('what a hop drops has the class of lost events in a diagram', () => {
  const diagram = mermaidReport({ ...shop, stories: [], hops: longest(String, 1).hops });
  const [, id] = /(n\d+)\{\{"NOWHERE: dropped"\}\}/.exec(diagram) ?? [];
  expect(diagram).toMatch(new RegExp(`^  class ${id} lost$`, 'm'));
  expect(diagram).not.toContain('doubt');
});
