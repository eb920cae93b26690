/** Reads every push of a service, and separates pushes to functions from pushes to other resources. */
import { Push } from '../sources/push/push-reader';
import { PUSH_READERS } from '../sources/readers';
import { TemplateApp } from '../template/app';
import { FunctionTarget, functionTarget, namesFunction } from '../template/arn/function-target';
import { Resource } from '../template/stack';
import { NodeRegistry } from './node-registry';

export interface FunctionPush extends Push {
  readonly service: string;
  readonly resource: Resource;
  readonly target: FunctionTarget;
}

/** A push to a resource that is no function. */
export interface OtherPush extends Push {
  readonly service: string;
}

export interface Pushes {
  readonly toFunctions: readonly FunctionPush[];
  readonly toOthers: readonly OtherPush[];
}

export function pushesOf(app: TemplateApp, nodes: NodeRegistry): Pushes {
  const toFunctions: FunctionPush[] = [];
  const toOthers: OtherPush[] = [];
  for (const { service, types, namesFunctions, pushes } of PUSH_READERS) {
    for (const resource of types.flatMap((type) => app.ofType(type))) {
      for (const push of pushes(resource, nodes)) {
        const isFunctions = namesFunction(push.to) || namesFunctions === true;
        const target = isFunctions ? functionTarget(push.to, push.qualifier) : undefined;
        if (target !== undefined) toFunctions.push({ ...push, service, resource, target });
        else if (push.to.is !== 'absent') toOthers.push({ ...push, service });
      }
    }
  }
  return { toFunctions, toOthers };
}
