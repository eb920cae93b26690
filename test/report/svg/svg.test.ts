/** The picture as a file of SVG: well-formed, harmless, in both schemes, and an overview where there is too much to draw. */
import { DARK, LIGHT } from '../../../src/report/drawing/palette';
import { svgReport } from '../../../src/report/svg/svg';
import { wellFormed } from '../../hostile/well-formed';
import { shop } from '../diff/app';
import { manyStacks, reportOfStacks, shopReport } from '../shop';

const texts = (svg: string, kind: string): readonly string[] => (
  [...svg.matchAll(new RegExp(`<text class="${kind}"[^>]*>([^<]*)</text>`, 'g'))].map(([, text]) => text)
);
const partsOf = (svg: string, part: string): number => svg.split(part).length - 1;

describe('the picture of an app with a delivery of each kind', () => {
  const svg = svgReport(shopReport());

  test('is well-formed XML without scripts, links, fonts or foreign elements', () => {
    expect(wellFormed(svg)).toEqual([]);
    expect([...new Set([...svg.matchAll(/<(\w+)/g)].map(([, name]) => name))].sort()).toEqual([
      'defs', 'desc', 'g', 'path', 'pattern', 'polygon', 'rect', 'style', 'svg', 'text', 'title',
    ]);
    expect(svg).not.toMatch(/href|url\((?!#hatch\))|@import|@font-face|\son\w+=/);
  });

  test('has its sentence as its title, and says the rest in its description', () => {
    expect(partsOf(svg, 'role="img" aria-labelledby="title desc"')).toBe(1);
    expect(partsOf(svg, '<title id="title">3 of 6 deliveries lose failed events, 2 more can</title>')).toBe(1);
    expect(partsOf(svg, '<desc id="desc">6 deliveries: ')).toBe(1);
  });

  test('marks what may be lost and what is not decided, as many as its band counts', () => {
    const marks = (name: string): number => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].filter(([, text]) => text === name).length;
    expect(texts(svg, 'counts certain')).toEqual(['6 deliveries · 3 LOST · 2 may be lost · 1 not decided']);
    expect([marks('may be lost'), marks('not decided')]).toEqual([2, 1]);
  });

  test('draws a NOWHERE beside each function that loses events', () => {
    expect(partsOf(svg, 'class="node nowhere"')).toBe(1);
    expect(partsOf(svg, 'class="edge solid lost"')).toBe(1);
    expect(texts(svg, 'word')).toEqual(['NOWHERE']);
  });

  test('says at each edge how often and how long, or what arrives and how long it is kept', () => {
    expect(texts(svg, 'label')).toEqual(expect.arrayContaining(['5 tries', '≤ 4 d', 'the event', 'kept at least 10 d', 'not handed over: the event']));
  });

  test('is light, and dark on a dark screen, but not on paper', () => {
    const [light, dark] = svg.split('@media screen and (prefers-color-scheme:dark)');
    expect([light.includes(LIGHT.functionFill), dark.includes(DARK.functionFill), light.includes(DARK.functionFill)]).toEqual([true, true, false]);
  });

  test('has the same bytes twice', () => expect(svgReport(shopReport())).toBe(svg));
});

test('an exit that notifies nobody says so', () => {
  const svg = svgReport(reportOfStacks(manyStacks(1, 2)));
  expect(texts(svg, 'note warn')).toEqual(['tells nobody']);
});

test('an exit of many functions is drawn once for each, and says how many share it', () => {
  const [few, many] = [6, 9].map((functions) => svgReport(reportOfStacks(manyStacks(1, functions))));
  expect([partsOf(few, 'class="node exit"'), partsOf(many, 'class="node exit"')]).toEqual([1, 6]);
  expect(texts(many, 'note').filter((note) => note === 'shared by 6 functions')).toHaveLength(6);
});

test('a path that the earlier report has or lacks is marked', () => {
  const before = shopReport();
  const after = shop();
  delete (after as Record<string, unknown>).DeadAlarm;
  after.Orders.Properties = { VisibilityTimeout: 60 };
  const svg = svgReport(reportOfStacks({ Shop: { Resources: after } }, before));
  expect(partsOf(svg, '<title id="title">1 delivery loses an exit; 5 unchanged</title>')).toBe(1);
  expect(partsOf(svg, 'class="edge dashed was"')).toBe(1);
  expect(texts(svg, 'label')).toContain('was: the event');
  expect(partsOf(svg, 'class="node source"')).toBe(1);
  expect([partsOf(svg, 'class="node exit was"'), partsOf(svg, 'class="node exit"')]).toEqual([1, 0]);
  expect(texts(svg, 'caption')).toContain('was: queue');
  expect(texts(svg, 'note warn')).toEqual([]);
});

describe('with an earlier report', () => {
  const drawn = (before: ReturnType<typeof shop>, after: ReturnType<typeof shop>) => (
    svgReport(reportOfStacks({ Shop: { Resources: after } }, reportOfStacks({ Shop: { Resources: before } })))
  );
  const without = (...ids: readonly string[]): ReturnType<typeof shop> => {
    const app = shop() as Record<string, unknown>;
    ids.forEach((id) => delete app[id]);
    return app as ReturnType<typeof shop>;
  };

  test('a delivery that is gone is drawn as it was, its loss included', () => {
    const svg = drawn(shop(), without('ReadRaw'));
    expect([...svg.matchAll(/class="node ([^"]*)"/g)].map(([, kind]) => kind)).toEqual(['source was', 'function was', 'nowhere was']);
    expect([...svg.matchAll(/class="edge ([^"]*)"/g)].map(([, kind]) => kind)).toEqual(['dashed was', 'dashed was']);
  });

  test('a new one is marked as new', () => {
    const svg = drawn(without('ReadRaw'), shop());
    expect([...svg.matchAll(/class="node ([^"]*)"/g)].map(([, kind]) => kind)).toEqual(['source new', 'function new', 'nowhere new']);
  });

  test('an exit that another delivery still has is drawn as it is', () => {
    const before = shop();
    before.Raw.Properties = { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 } };
    const after = shop();
    after.Orders.Properties.VisibilityTimeout = 61;
    const svg = drawn(before, after);
    expect([partsOf(svg, 'class="node exit was"'), partsOf(svg, 'class="edge dashed was"')]).toEqual([0, 1]);
  });
});

test('stacks are bands below each other, and side by side where they would be too high', () => {
  const places = (stacks: number): readonly (readonly number[])[] => (
    [...svgReport(reportOfStacks(manyStacks(stacks, 10))).matchAll(/<g transform="translate\((\d+) (\d+)\)"><rect class="band/g)].map(([, x, y]) => [Number(x), Number(y)])
  );
  const [few, many] = [places(6), places(20)];
  expect(new Set(few.map(([x]) => x)).size).toBe(1);
  expect(few.map(([, y]) => y)).toEqual([...new Set(few.map(([, y]) => y))].sort((a, b) => a - b));
  expect(new Set(many.map(([x]) => x)).size).toBe(2);
  expect(Math.max(...many.map(([, y]) => y))).toBeLessThan(16_000);
});

test('above 500 functions it is an overview of the stacks, and says so', () => {
  const [drawn, overview] = [250, 251].map((functions) => svgReport(reportOfStacks(manyStacks(2, functions))));
  expect([partsOf(drawn, 'class="node function"'), partsOf(overview, 'class="node function"')]).toEqual([500, 0]);
  expect(texts(overview, 'counts certain')).toEqual(Array(2).fill('251 deliveries · 84 LOST · 167 may be lost'));
  expect([drawn, overview].map((svg) => svg.includes('this is an overview of their stacks'))).toEqual([false, true]);
  expect(partsOf(overview, '<rect class="band certain" width="380" height="56" rx="8"')).toBe(2);
});

test('without deliveries it is the sentence alone', () => {
  const svg = svgReport(reportOfStacks({ Shop: { Resources: {} } }));
  expect(wellFormed(svg)).toEqual([]);
  expect(texts(svg, 'headline')).toEqual(['No deliveries']);
});
