/** Where the synthesized assembly of an app is. */
import { join } from 'path';
import { IPolicyValidationContext, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { fileExists } from './engine';

/** The whole assembly, since resources in other stages matter too. Without a manifest, the templates alone. */
export function assemblyPaths({ appConstruct, templatePaths }: IPolicyValidationContext): readonly string[] {
  const outdir = outdirOf(appConstruct);
  return outdir !== undefined && fileExists(join(outdir, 'manifest.json')) ? [outdir] : templatePaths;
}

export function outdirOf(root: IConstruct): string | undefined {
  return Stage.isStage(root) ? root.outdir : undefined;
}
