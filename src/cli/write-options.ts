/** Checks that `--write` has files that it may write. What CDK synthesizes is not one: the next synthesis replaces it. */
import { STANDARD_INPUT } from '../files/input-files';
import { TemplateApp } from '../template/app';
import { isAssembly } from '../template/load/files';
import { UsageError } from './usage-error';

export interface WriteOptions {
  readonly write?: boolean;
  readonly force?: boolean;
  readonly fixPlan?: boolean;
  readonly output?: string;
  readonly writeBaseline?: string;
}

/** Before anything is read. */
export function checkWriteOptions(
  paths: readonly string[], { write, force, fixPlan, writeBaseline }: WriteOptions,
): void {
  if (force === true && write !== true) throw new UsageError('--force is an option of --write');
  if (write !== true) return;
  if (fixPlan !== true) throw new UsageError('--write writes the plan of --fix-plan: pass both');
  if (writeBaseline !== undefined) throw new UsageError('--write and --write-baseline exclude each other: write the plan first, then record what is left');
  if (paths.includes(STANDARD_INPUT)) throw new UsageError('--write cannot write standard input: name a file');
  if (paths.some(isAssembly) && !paths.every(isAssembly)) {
    throw new UsageError('--write writes into templates, and not into cloud assemblies: pass them in two runs');
  }
}

/** What CDK synthesizes: a path, with why nothing is written there. Its plan is written to the file of `--output`. */
export function synthesized(
  paths: readonly string[], app: TemplateApp, output: string | undefined,
): string | undefined {
  const assembly = paths.find(isAssembly);
  const template = app.stacks.find(({ resources }) => (
    [...resources.values()].some(({ declaredAt }) => declaredAt.path !== undefined)
  ));
  const what = assembly === undefined ? template && `${template.file ?? template.name}: is synthesized by CDK` : `${assembly}: is a cloud assembly`;
  if (what === undefined) return undefined;
  const why = `${what}, and the next synthesis replaces it`;
  if (output === undefined) throw new UsageError(`${why}: name a file for the plan with --output, and change the code of the app by it`);
  return `${why}: nothing is written into it, and the plan for the code of the app is in ${output}`;
}
