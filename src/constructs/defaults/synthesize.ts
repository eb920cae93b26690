/** Synthesizes an app again and again, also after its tree has changed. */
import { Stage, StageSynthesisOptions } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Innermost stages first: a stage takes the assemblies of the stages below it as they are. */
export function synthesizeAll(scope: Stage, options: StageSynthesisOptions = {}): void {
  for (const stage of stagesIn(scope)) stage.synth({ ...options, force: true });
}

/**
 * Lets the next synthesis of a scope run again, since what changes after the last one would be missing in the assembly
 * that it returns as it is. `synthesized` is called after it. The method is that of a class until then: jsii, by which
 * other languages call it, asks the class of an object before the object itself.
 */
export function synthesizeAgainNext(scope: Stage, synthesized: () => void): void {
  const itself = Object.getPrototypeOf(scope) as object;
  class Again extends (scope.constructor as typeof Stage) {
    public synth(options: StageSynthesisOptions = {}): ReturnType<Stage['synth']> {
      Object.setPrototypeOf(this, itself);
      synthesizeAll(this, options);
      synthesized();
      return this.synth({ ...options, force: false });
    }
  }
  Object.setPrototypeOf(scope, Again.prototype);
}

/** The stages in a scope, innermost first, and the scope at last. */
export function stagesIn(scope: Stage): readonly Stage[] {
  const below = scope.node.findAll().filter((construct): construct is Stage => Stage.isStage(construct));
  return below.sort((a, b) => b.node.scopes.length - a.node.scopes.length);
}

/**
 * Without plug-ins, which report at the synthesis that follows. aws-cdk-lib has no public way to leave them out. If the
 * internal one is gone, they report more than once.
 */
export function synthesizeUnchecked(scope: Stage, options: StageSynthesisOptions = {}): void {
  const root: IConstruct = scope.node.root;
  const stages = Stage.isStage(root) ? stagesIn(root) : [];
  const builtIn = process.env.CDK_VALIDATION;
  stages.forEach((stage) => Object.defineProperty(stage, PLUGINS, { value: [], configurable: true }));
  process.env.CDK_VALIDATION = 'false';
  try {
    synthesizeAll(scope, options);
  } finally {
    stages.forEach((stage) => Reflect.deleteProperty(stage, PLUGINS));
    if (builtIn === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = builtIn;
  }
}

/** A getter of the class `Stage`. */
const PLUGINS = '_validationPlugins';
