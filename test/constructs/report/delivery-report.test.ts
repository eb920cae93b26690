/** The report that an app writes at synth: what the command would write, and nothing that a deployment would see. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { DeliveryReport, ReportFormat } from '../../../src';
import { ran } from '../../cli/support';
import { LOSS, lossy } from '../checks/validated';

let outdir: string;
let printed: jest.SpyInstance;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  printed = jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => {
  printed.mockRestore();
  rmSync(outdir, { recursive: true, force: true });
});

const ALL = Object.values(ReportFormat);
const newApp = (): App => new App({ outdir, analyticsReporting: false });
const written = (name: string): string => readFileSync(join(outdir, name), 'utf8');
const reports = (): string[] => readdirSync(outdir).filter((name) => name.startsWith('delivery-report')).sort();

/** An app with a function that loses events in a stack, in a nested stack and in a stack of a stage. */
function everywhere(app: App): App {
  const stack = new Stack(app, 'Shop');
  lossy(stack);
  lossy(new NestedStack(stack, 'Below'), 'Nested');
  lossy(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Staged');
  return app;
}

test('a page is written by default', () => {
  const app = everywhere(newApp());
  expect(new DeliveryReport(app, 'Report').fileNames).toEqual(['delivery-report.html']);
  app.synth();
  expect(reports()).toEqual(['delivery-report.html']);
  expect(written('delivery-report.html').includes('All 3 deliveries lose failed events')).toBe(true);
});

test.each(ALL)('as %s it is what the command writes of the assembly, with all stacks, nested ones and stages', (format) => {
  const app = everywhere(newApp());
  const [name] = new DeliveryReport(app, 'Report', { formats: [format] }).fileNames;
  app.synth();
  const { exit, out } = ran(['report', outdir, '--format', format]);
  expect(exit).toBe(0);
  expect(written(name) === out).toBe(true);
});

test('wherever it stands, it is about the whole app', () => {
  const app = everywhere(newApp());
  new DeliveryReport(app.node.findChild('Prod'), 'Report', { formats: [ReportFormat.JSON] });
  app.synth();
  expect(JSON.parse(written('delivery-report.json')).stories).toHaveLength(3);
});

test('each format is one file, however often it is named', () => {
  const app = everywhere(newApp());
  new DeliveryReport(app, 'Report', { formats: [...ALL, ReportFormat.SVG] });
  new DeliveryReport(app, 'Again', { formats: [ReportFormat.SVG] });
  app.synth();
  expect(reports()).toEqual(['delivery-report.html', 'delivery-report.json', 'delivery-report.md', 'delivery-report.svg']);
});

test('it may be about some deliveries', () => {
  const app = everywhere(newApp());
  new DeliveryReport(app, 'Report', { formats: [ReportFormat.JSON], only: 'staged' });
  app.synth();
  expect(JSON.parse(written('delivery-report.json')).stories.map(({ stack }: { stack: string }) => stack)).toEqual(['Prod-Shop']);
});

describe('a second report of one app', () => {
  test('is refused where it would write other content over the file of the first', () => {
    const app = everywhere(newApp());
    new DeliveryReport(app, 'Report', { formats: [ReportFormat.HTML, ReportFormat.JSON] });
    expect(() => new DeliveryReport(app.node.findChild('Prod'), 'Staged', { formats: [ReportFormat.SVG, ReportFormat.JSON], only: 'staged' })).toThrow(
      'Prod/Staged: only is "staged", and Report writes delivery-report.json about every delivery. The file of one would be '
      + 'written over that of the other. Give one of them other formats, or remove it.',
    );
    new DeliveryReport(app, 'Picture', { formats: [ReportFormat.SVG], only: 'staged' });
    expect(() => new DeliveryReport(app, 'Whole', { formats: [ReportFormat.SVG] })).toThrow(
      'Whole: only is left out, and Picture writes delivery-report.svg about deliveries that match "staged".',
    );
  });

  test('may have other formats, about other deliveries', () => {
    const app = everywhere(newApp());
    new DeliveryReport(app, 'Report', { formats: [ReportFormat.JSON] });
    new DeliveryReport(app, 'Staged', { formats: [ReportFormat.MARKDOWN], only: 'staged' });
    app.synth();
    expect(JSON.parse(written('delivery-report.json')).stories).toHaveLength(3);
    expect(written('delivery-report.md')).toContain('Only deliveries that match `staged`: 1 of 3.');
  });

  test('may be the same, and stand in another app', () => {
    const app = everywhere(newApp());
    for (const id of ['Report', 'Again']) new DeliveryReport(app, id, { only: 'staged' });
    new DeliveryReport(new App(), 'Report', { only: 'else' });
    app.synth();
    expect(reports()).toEqual(['delivery-report.html']);
  });
});

test('a loss that is acknowledged counts as accepted', () => {
  const app = newApp();
  const queue = lossy(new Stack(app, 'Shop'));
  Validations.of(queue).acknowledge({ id: `LambdaDelivery::${LOSS}`, reason: 'a test' });
  new DeliveryReport(app, 'Report', { formats: [ReportFormat.MARKDOWN] });
  app.synth();
  expect(written('delivery-report.md')).toContain('1 acknowledgment accepts a loss');
});

test('a later synth into the same directory writes it again', () => {
  for (const count of [1, 2]) {
    const app = newApp();
    for (let i = 0; i < count; i += 1) lossy(new Stack(app, `Shop${i}`));
    new DeliveryReport(app, 'Report', { formats: [ReportFormat.JSON] });
    app.synth();
    expect(JSON.parse(written('delivery-report.json')).stories).toHaveLength(count);
  }
});

test('a second synth of one app does too', () => {
  const app = everywhere(newApp());
  new DeliveryReport(app, 'Report');
  app.synth();
  const before = written('delivery-report.html');
  app.synth({ force: true });
  expect(written('delivery-report.html') === before).toBe(true);
});

describe('what is deployed', () => {
  /** The templates, and the hashes of what is published with them. */
  const files = (): Record<string, string> => Object.fromEntries(readdirSync(outdir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:template|assets)\.json$/.test(name)).sort().map((name) => [name, written(name)]));
  const artifacts = (): string[] => Object.keys(JSON.parse(written('manifest.json')).artifacts);

  test('is the same: no artifact, no asset and no template differ', () => {
    everywhere(newApp()).synth();
    const [filesBefore, artifactsBefore] = [files(), artifacts()];
    const app = everywhere(newApp());
    new DeliveryReport(app, 'Report', { formats: ALL });
    app.synth();
    expect(Object.keys(filesBefore)).toHaveLength(5);
    expect(files()).toEqual(filesBefore);
    expect(artifacts()).toEqual(artifactsBefore);
    expect(written('manifest.json')).not.toContain('delivery-report');
  });

  test('depends on no report: a synth with losses does not fail', () => {
    const app = everywhere(newApp());
    new DeliveryReport(app, 'Report');
    const before = process.exitCode;
    app.synth();
    expect(process.exitCode).toBe(before);
  });
});

test('an app without functions has a report', () => {
  const app = newApp();
  new Stack(app, 'Empty');
  new DeliveryReport(app, 'Report');
  app.synth();
  expect(existsSync(join(outdir, 'delivery-report.html'))).toBe(true);
});

describe('what writes nothing is refused', () => {
  test.each<[object, string]>([
    [{ formats: ['pdf'] }, 'Report: formats names "pdf", which is no format. No report would be written. Give a list of ReportFormat: html, svg, markdown, json.'],
    [{ formats: 'html' }, 'Report: formats names "html", which is no format.'],
    [{ formats: [] }, 'Report: formats is an empty list. No report would be written. Name a format, or leave formats out.'],
    [{ only: 3 }, 'Report: only is 3, which is no text to search for.'],
    [{ only: '' }, 'Report: only is "", which is no text to search for.'],
  ])('%j', (props, message) => {
    expect(() => new DeliveryReport(newApp(), 'Report', props)).toThrow(message);
  });

  test('null is not set', () => {
    expect(new DeliveryReport(newApp(), 'Report', { formats: null, only: null } as never).fileNames).toEqual(['delivery-report.html']);
  });
});
