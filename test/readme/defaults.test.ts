/** What `docs/defaults.md` shows is what `DeliveryDefaults` does. */
import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk from 'aws-cdk-lib';
import * as ts from 'typescript';
import * as library from '../../src';
import { SAFE_CHANGES } from '../../src/fixes/additions/safe-changes';

const PAGE = readFileSync(join(__dirname, '../../docs/defaults.md'), 'utf8');
const shown = (name: string): string => new RegExp(`<!-- ${name} -->\n\`\`\`[^\n]*\n(.*?)\`\`\``, 's').exec(PAGE)![1];

/** The app of the page, with an output directory of its own. */
class App extends cdk.App {
  constructor() {
    super({ outdir: mkdtempSync(join(tmpdir(), 'defaults-page-')), analyticsReporting: false });
  }
}

test('the app of the page prints what follows it', () => {
  let printed = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const { outputText } = ts.transpileModule(shown('app'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: Record<string, unknown> = { 'cdk-lambda-delivery': library, 'aws-cdk-lib': { App, Duration: cdk.Duration, Stack: cdk.Stack } };
  new Function('require', 'exports', outputText)((name: string) => modules[name] ?? jest.requireActual<object>(name), {});
  write.mockRestore();
  expect(printed.replace(/Details: .*/, 'Details: cdk.out/delivery-defaults.json')).toBe(shown('printed'));
});

test('the table has each rule that adds something', () => {
  const rules = [...PAGE.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, rule]) => rule);
  expect(rules.sort()).toEqual([...SAFE_CHANGES.keys()].sort());
});
