/** The first app of the README, synthesized from its text. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as ts from 'typescript';
import * as library from '../../src';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { DeliveryGraph } from '../../src/model/delivery-graph';
import { TemplateApp } from '../../src/template/app';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The block that follows a comment. */
export const shown = (name: string) => new RegExp(`<!-- ${name} -->\n\`\`\`[^\n]*\n(.*?)\`\`\``, 's').exec(README)![1].trimEnd();

export function firstGraph(): DeliveryGraph {
  const module = { exports: {} as { ShopStack: new (app: App, id: string) => Stack } };
  const { outputText } = ts.transpileModule(shown('first'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const load = (name: string) => (name === 'cdk-lambda-delivery' ? library : jest.requireActual<object>(name));
  new Function('require', 'module', 'exports', outputText)(load, module, module.exports);
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true, 'cdk-lambda-delivery:checks': false }, analyticsReporting: false });
  new module.exports.ShopStack(app, 'Shop');
  const template = app.synth().getStackByName('Shop').template as Record<string, unknown>;
  return readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]));
}
