/** Synthesizes an app again and again, also after its tree has changed. */
import { Stage, StageSynthesisOptions } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Innermost stages first: a stage takes the assemblies of the stages below it as they are. */
export function synthesizeAll(scope: Stage, options: StageSynthesisOptions = {}): void {
  for (const stage of stagesIn(scope)) stage.synth({ ...options, force: true });
}

/** The stages in a scope, innermost first, and the scope at last. */
export function stagesIn(scope: Stage): readonly Stage[] {
  const below = scope.node.findAll().filter((construct): construct is Stage => Stage.isStage(construct));
  return below.sort((a, b) => b.node.scopes.length - a.node.scopes.length);
}

/**
 * Without any validation, since what plug-ins would report is about to change. aws-cdk-lib has no public way to leave
 * plug-ins out. If the internal one is gone, they report twice.
 */
export function synthesizeUnchecked(scope: Stage): void {
  const root: IConstruct = scope.node.root;
  const stages = Stage.isStage(root) ? stagesIn(root) : [];
  const builtIn = process.env.CDK_VALIDATION;
  stages.forEach((stage) => Object.defineProperty(stage, PLUGINS, { value: [], configurable: true }));
  process.env.CDK_VALIDATION = 'false';
  try {
    synthesizeAll(scope, { skipValidation: true });
  } finally {
    stages.forEach((stage) => Reflect.deleteProperty(stage, PLUGINS));
    if (builtIn === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = builtIn;
  }
}

/** A getter of the class `Stage`. */
const PLUGINS = '_validationPlugins';
