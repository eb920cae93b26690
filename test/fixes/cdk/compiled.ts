/** Plans' words put together as a reader does: statements in the order in which they are told, options in an object of their construct's props. */
import { basename, join } from 'path';
import { CdkPlan } from '../../../src/fixes/cdk/cdk-plan';
import { mentionLine } from '../../../src/fixes/cdk/code-head';
import { LibraryPlan, plainPlan } from '../../../src/fixes/cdk/library/library-plan';
import { CdkWords } from '../../../src/fixes/cdk/words';
import { FixPlan } from '../../../src/fixes/plan';
import { typeErrors } from '../../support/type-check';

/** Of these classes the options have another name. */
const PROPS: Readonly<Record<string, string>> = {
  'lambda.EventInvokeConfig': 'lambda.EventInvokeConfigOptions',
  'lambda.EventSourceMapping': 'lambda.EventSourceMappingOptions',
  'schedulerTargets.KinesisStreamPutRecord': 'schedulerTargets.ScheduleTargetBaseProps',
  'schedulerTargets.LambdaInvoke': 'schedulerTargets.ScheduleTargetBaseProps',
  'schedulerTargets.SqsSendMessage': 'schedulerTargets.ScheduleTargetBaseProps',
};
/** Modules whose package has another name. */
const PACKAGES: Readonly<Record<string, string>> = { schedulerTargets: 'scheduler-targets', targets: 'events-targets' };

/** One function for each stack of each plan; modules are imported as the plans say. */
export function problemsOf(plans: Readonly<Record<string, FixPlan>>, wordsOf: (plan: FixPlan) => LibraryPlan = plainPlan): readonly string[] {
  const all = Object.entries(plans).map(([name, plan]) => ({ name, plan, cdk: wordsOf(plan) }));
  return all.length === 0 ? [] : diagnosed(new Map(all.map(({ name, plan, cdk }) => [
    join(__dirname, `${name.replace(/\W/g, '-')}.plan.ts`),
    [...new Set([...cdk.imports, 'import { Construct } from \'constructs\';', ...otherImports(cdk)]), ...stacksOf(plan, cdk), 'export {};'].join('\n'),
  ])));
}

/** The types of props and constructs are the test's, so it sees to their modules. */
function otherImports({ imports, stacks, words }: CdkPlan): readonly string[] {
  const types = [
    ...stacks.flatMap(({ constructs }) => constructs.map(({ type }) => type)),
    ...[...words.values()].flatMap(({ of }) => (of === undefined ? [] : [of.construct])),
  ];
  const told = imports.join('\n');
  return [
    ...[...new Set(types.map((type) => type.split('.')))].flatMap(([module, name]) => (
      name === undefined || told.includes(` as ${module} `) ? [] : [`import * as ${module} from 'aws-cdk-lib/aws-${PACKAGES[module] ?? module}';`]
    )),
    ...(types.includes('CfnResource') && !told.includes('CfnResource') ? ['import { CfnResource } from \'aws-cdk-lib\';'] : []),
  ];
}

function stacksOf(plan: FixPlan, { stacks, words, blocks }: LibraryPlan): readonly string[] {
  return plan.fixedApp.stacks.flatMap(({ name }, i) => {
    const constructs = stacks.find(({ stack }) => stack === name)?.constructs ?? [];
    const [found, given] = [constructs.filter(({ code }) => code !== undefined), constructs.filter(({ code }) => code === undefined)];
    const told = blocks.flatMap((block): readonly CdkWords[] => {
      if ('step' in block) return block.step.stack === name ? [{ options: [], statements: block.step.statements }] : [];
      return block.resource.stack === name ? [words.get(block.resource) ?? []].flat() : [];
    });
    return [
      `function stack${i}(this: Construct): void {`,
      ...given.map(({ variable, type }) => `const ${variable} = undefined as unknown as ${type};`),
      ...found.map(mentionLine),
      ...told.flatMap(({ options, of, statements }) => [
        ...(options.length === 0 ? [] : ['({', ...options, `}) satisfies Partial<${PROPS[of!.construct] ?? `${of!.construct}Props`}>;`]),
        ...statements,
      ]),
      `} stack${i};`,
    ];
  });
}

function diagnosed(files: ReadonlyMap<string, string>): readonly string[] {
  return typeErrors(files).map(({ path, line, message }) => `${basename(path)}: ${line}: ${message}`);
}
