/** One measure in a process of its own: `off`, `validator`, `checks` or `pack`. Prints the first time, and the median of some more. */
import { join } from 'path';
import { IPolicyValidationPlugin } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { build } from './delivery-checks-app';
import { median } from './median';

const MORE = 25;
const what = process.argv[2];
process.env.CDK_VALIDATION = String(what === 'validator');
console.error = () => undefined;

function took(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const app = build();
const synth = took(() => app.synth());
// The library as it ships; ts-node would be measured else.
const library = join(__dirname, '../lib');
const plugins: Record<string, () => IPolicyValidationPlugin> = {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  checks: () => new (require(library) as typeof import('../src')).DeliveryChecks(),
  pack: () => new AwsSolutionsChecks(app),
};

function validations(plugin: IPolicyValidationPlugin): readonly number[] {
  const templatePaths = app.synth().stacks.map(({ templateFullPath }) => templateFullPath);
  return Array.from({ length: 1 + MORE }, () => took(() => plugin.validate({ appConstruct: app, templatePaths })));
}

const [first, ...more] = what in plugins ? validations(plugins[what]()) : [synth];
console.log(JSON.stringify({ first, again: more.length === 0 ? first : median(more) }));
