/** Refuses resources of another stage or app, for which aws-cdk-lib throws an error at synth that names no construct. */
import { Resource, Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { refuse, whereIs } from './refuse';

/** Templates of two environments refer to each other by names, which works between stages too. */
export function refuseOtherStage(scope: IConstruct, prop: string, resource: IConstruct): void {
  if (!Resource.isOwnedResource(resource)) return;
  const [here, there] = [Stage.of(scope), Stage.of(resource)];
  if (here === there || Stack.of(scope).environment !== Stack.of(resource).environment) return;
  const isOtherApp = scope.node.root !== resource.node.root;
  refuse(scope, {
    prop,
    fact: `${whereIs(resource)} is in another ${isOtherApp ? 'app' : 'stage'} than ${whereIs(scope)}`,
    consequence: `A template cannot refer to a resource of another ${isOtherApp ? 'app, which' : 'stage, which'} is deployed by itself`,
    fix: `Create both in one ${isOtherApp ? 'app' : 'stage'}, or import the resource here by its ARN`,
  });
}
