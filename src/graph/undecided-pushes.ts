/**
 * Reads the permissions of services of which only the source shows whether they wait for the function, where nothing
 * names the source.
 */
import { isUnknown, unknown } from '../model/known';
import { asyncService } from '../sources/async/push-services';
import { wayOfSource } from '../sources/async/way-of-source';
import { plainPushTarget } from '../sources/push/read-push';
import { TemplateApp } from '../template/app';
import { functionTarget } from '../template/arn/function-target';
import { propertiesOf } from '../template/value/fields';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { NodeRegistry } from './node-registry';
import { permissionEntries } from './permission-entries';
import { FunctionPush } from './pushes';

export function undecidedPushes(
  app: TemplateApp, nodes: NodeRegistry, pushes: readonly FunctionPush[],
): readonly FunctionPush[] {
  const named = new Set(pushes.map(({ service, target }) => JSON.stringify([service, nodes.registerTarget(target)])));
  return permissionEntries(app).flatMap((entry): readonly FunctionPush[] => {
    const service = asyncService(render(partsOf(entry.principal)));
    const way = service === undefined ? 'async' : wayOfSource(service, entry.sourceArn);
    const target = functionTarget(entry.functionName);
    if (service === undefined || !isUnknown(way)) return [];
    if (named.has(JSON.stringify([service, nodes.registerTarget(target)]))) return [];
    const { resource, functionName: to, sourceArn } = entry;
    return [{
      service,
      resource,
      target,
      to,
      way,
      by: 'target',
      from: unknown(`${service}: ${clip(resource.logicalId)} names no source`),
      fromValue: sourceArn,
      pushTarget: plainPushTarget(resource, '', propertiesOf(resource)),
    }];
  });
}
