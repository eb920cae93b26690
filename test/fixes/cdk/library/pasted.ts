/** Plans in constructs, put into the code of the app as a reader does: what they replace goes, their statements run, and options are set. */
import { App, AppProps, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import * as ts from 'typescript';
import { collectAcknowledgments } from '../../../../src/checks/acknowledgments/collect';
import { checkApp } from '../../../../src/fixes/additions/plan-additions';
import { mentionLine } from '../../../../src/fixes/cdk/code-head';
import { LibraryPlan, libraryPlan, PlanBlock } from '../../../../src/fixes/cdk/library/library-plan';
import { FixPlan, fixPlan, ResourcePlan } from '../../../../src/fixes/plan';
import { ALL_RULES } from '../../../../src/rules/all';
import { readApp } from '../../../../src/template/load/read-app';
import { newApp } from '../../../constructs/defaults/applied';
import { Build } from '../../../constructs/defaults/apps/kind';
import { setOptions } from './set-options';

/** As the `cdk` command synthesizes it. */
function built(build: Build, props: AppProps = {}): App {
  const app = newApp({ ...props, context: { 'aws:cdk:enable-path-metadata': true } });
  build(app);
  return app;
}

export function synthesized(build: Build, props?: AppProps): App {
  const app = built(build, props);
  app.synth();
  return app;
}

export function planOf(build: Build): FixPlan {
  return fixPlan(readApp([synthesized(build).outdir]), ALL_RULES);
}

/** What the command reports after it, but for what the constructs acknowledge. */
export function rulesFound({ outdir }: App): readonly string[] {
  const app = readApp([outdir]);
  const { declared, reported } = collectAcknowledgments(app.acknowledged);
  return checkApp(app, ALL_RULES, { acknowledgments: [...declared, ...reported] }).findings.map(({ rule }) => rule);
}

/** The app with the plan in it, synthesized. */
export function pasted(build: Build, plan: FixPlan): App {
  const app = built(build);
  const library = libraryPlan(plan);
  library.blocks.forEach((block) => 'step' in block && block.step.replaces && remove(find(app, block.step.replaces.path)));
  const stacks = new Set(library.blocks.map(stackIn));
  stacks.forEach((stack) => paste(app, stack, plan, library));
  app.synth();
  return app;
}

interface Evaluated { readonly logicalId: string; readonly options: object }

function paste(app: App, stack: string, plan: FixPlan, library: LibraryPlan): void {
  const constructs = library.stacks.find((one) => one.stack === stack)?.constructs ?? [];
  const given = constructs.filter(({ code }) => code === undefined);
  const blocks = library.blocks.filter((block) => stackIn(block) === stack);
  const code = [
    ...library.imports,
    `export function paste(this: any, { ${given.map(({ variable }) => variable).join(', ')} }: any): any[] {`,
    'const evaluated: any[] = [];',
    ...constructs.filter((one) => one.code !== undefined).map(mentionLine),
    ...blocks.flatMap((block) => ('step' in block ? block.step.statements : restLines(block.resource, library))),
    'return evaluated; }',
  ].join('\n');
  const scope = stackOf(app, stack, plan);
  const values = Object.fromEntries(given.map(({ variable, path }) => [variable, find(app, path)]));
  for (const { logicalId, options } of run(code).call(scope, values)) {
    setOptions(find(app, plan.resources.find((one) => one.stack === stack && one.logicalId === logicalId)!.path!), options);
  }
}

function restLines(resource: ResourcePlan, { words }: LibraryPlan): readonly string[] {
  const { options = [], statements = [] } = words.get(resource) ?? {};
  const logicalId = JSON.stringify(resource.logicalId);
  return [...(options.length === 0 ? [] : [`evaluated.push({ logicalId: ${logicalId}, options: { ${options.join(' ')} } });`]), ...statements];
}

function stackIn(block: PlanBlock): string {
  return 'step' in block ? block.step.stack : block.resource.stack;
}

function run(code: string): (this: Construct, values: object) => readonly Evaluated[] {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exported: { paste?: (this: Construct, values: object) => readonly Evaluated[] } = {};
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const load = (name: string): unknown => require(name === 'cdk-lambda-delivery' ? '../../../../src' : name);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('require', 'exports', outputText) as (load: unknown, exported: object) => void)(load, exported);
  return exported.paste!;
}

/** By any resource of the stack: some are replaced. */
function stackOf(app: App, name: string, { fixedApp }: FixPlan): Stack {
  const { resources } = fixedApp.stacks.find((stack) => stack.name === name)!;
  const paths = [...resources.values()].flatMap(({ declaredAt: { path } }) => path ?? []);
  const [found] = paths.flatMap((path) => path.replace(/\/Resource$/, '').split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), app) ?? []);
  return Stack.of(found);
}

/** The L2 construct at a path, which may be that of its resource. */
function find(app: App, path: string): IConstruct {
  const parts = path.replace(/\/Resource$/, '').split('/');
  return parts.reduce<IConstruct>((scope, id) => scope.node.findChild(id), app);
}

function remove({ node: { scope, id } }: IConstruct): void {
  scope!.node.tryRemoveChild(id);
}
