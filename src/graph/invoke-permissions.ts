/** Reads every Lambda permission: its principal, function and source. */
import { InvokePermission } from '../model/access';
import { Known } from '../model/known';
import { settingsOf } from '../sources/read-settings';
import { TemplateApp } from '../template/app';
import { functionTarget } from '../template/arn/function-target';
import { Resource, resourceId } from '../template/stack';
import { at, booleanOf, propertiesOf, textOf, unknownFrom } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { compareText } from './compare';
import { NodeRegistry } from './node-registry';
import { toTarget } from './target';

export function invokePermissions(app: TemplateApp, nodes: NodeRegistry): readonly InvokePermission[] {
  return app.ofType('AWS::Lambda::Permission')
    .map((resource) => permissionOf(resource, nodes))
    .sort((a, b) => compareText(a.id, b.id));
}

function permissionOf(resource: Resource, nodes: NodeRegistry): InvokePermission {
  const settings = propertiesOf(resource);
  const source = at(settings, 'SourceArn');
  return {
    id: resourceId(resource),
    declaredAt: resource.declaredAt,
    principal: renderedOf(at(settings, 'Principal')),
    action: textOf(at(settings, 'Action'), ''),
    target: toTarget(functionTarget(at(settings, 'FunctionName')), nodes),
    source: source.is === 'absent' ? 'none' : nodes.find(source),
    ofSource: settingsOf(settings).find(({ property }) => property === 'SourceArn')?.given ?? false,
    sourceAccount: at(settings, 'SourceAccount').is === 'absent' ? 'none' : renderedOf(at(settings, 'SourceAccount')),
    urlAuthType: textOf(at(settings, 'FunctionUrlAuthType'), 'none'),
    viaUrl: booleanOf(at(settings, 'InvokedViaFunctionUrl'), false),
  };
}

/** As text, with `${}` for parts that only deployment knows. */
function renderedOf(value: Resolved): Known<string> {
  return value.is === 'scalar' || value.is === 'text' || value.is === 'reference' ? render(partsOf(value)) : unknownFrom(value, 'a text');
}
