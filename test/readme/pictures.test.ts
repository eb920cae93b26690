/**
 * The pictures of the README and of `docs/report.md` are those that the command draws. `npm run pictures` writes them.
 */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { DeliveryGraph } from '../../src/model/delivery-graph';
import { reportOf } from '../../src/report/report';
import { svgReport } from '../../src/report/svg/svg';
import { TemplateApp } from '../../src/template/app';
import { readApp } from '../../src/template/load/read-app';
import { Example } from '../examples/synthesize';
import { annotated, annotatedGraph, MARKS } from './annotated-picture';
import { firstGraph } from './first-app';

const ROOT = join(__dirname, '../..');
const DARK = '@media screen and (prefers-color-scheme:dark){';

/** GitHub has a scheme of its own, which is not that of the screen: each picture is there twice, in one scheme. */
const SCHEMES: Readonly<Record<string, (svg: string) => string>> = {
  light: (svg) => svg.replace(/@media screen and.*<\/style>/, '</style>'),
  dark: (svg) => svg.replace(DARK, '').replace('}}</style>', '}</style>'),
};

const PICTURES: Readonly<Record<string, () => DeliveryGraph>> = {
  annotated: annotatedGraph,
  first: firstGraph,
  orders: () => {
    const { template } = Example.run('orders', { 'aws:cdk:enable-path-metadata': true });
    return readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]));
  },
  shop: () => readDeliveryGraph(readApp([join(ROOT, 'examples/sam/shop/template.yaml')])),
};

const elements = (svg: string): readonly string[] => svg.split(/(?=<)/);

/** The first elements that the committed picture lacks. A rule that changes only their numbers needs `npm run pictures`, and no other look. */
function differences(committed: string, drawn: string): readonly string[] {
  const kept = elements(committed);
  return committed === drawn ? [] : [...elements(drawn).filter((one, i) => one !== kept[i]).slice(0, 5), 'draw it again: npm run pictures'];
}

describe.each(Object.entries(PICTURES))('the picture of %s', (name, graph) => {
  let svg: string;
  beforeAll(() => {
    svg = svgReport(reportOf(graph()));
    if (name === 'annotated') svg = annotated(svg);
  });

  test.each(Object.entries(SCHEMES))('in its %s scheme', (scheme, fixed) => {
    const file = join(ROOT, `docs/images/${name}-${scheme}.svg`);
    const text = fixed(svg);
    expect(text.includes('@media')).toBe(false);
    if (process.env.WRITE_PICTURES !== undefined) writeFileSync(file, text);
    expect(differences(readFileSync(file, 'utf8'), text)).toEqual([]);
  });
});

test.each(['README.md', 'docs/report.md'])('%s shows pictures that are there, in both schemes', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const shown = [...text.matchAll(/docs\/images\/([\w-]+)\.svg/g)].map(([, name]) => name);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((name) => !/^(?:annotated|first|orders|shop)-(?:light|dark)$/.test(name))).toEqual([]);
  expect(shown.filter((name) => name.endsWith('dark')).map((name) => name.replace('dark', 'light')).filter((name) => !shown.includes(name))).toEqual([]);
});

test('docs/report.md explains each number of the annotated picture', () => {
  const rows = [...readFileSync(join(ROOT, 'docs/report.md'), 'utf8').matchAll(/^\| (\d+) \|/gm)].map(([, mark]) => Number(mark));
  expect(rows).toEqual(Array.from({ length: MARKS }, (_, i) => i + 1));
});
