/** Reads every permission to invoke a function, and the policies that hold whole sets of them. */
import { FunctionPolicy, InvokePermission } from '../model/access';
import { defined } from '../model/defined';
import { Known, unknown } from '../model/known';
import { TemplateApp } from '../template/app';
import { functionTarget } from '../template/arn/function-target';
import { resourceId } from '../template/stack';
import { at, booleanOf, propertiesOf, textOf, unknownFrom } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { compareText } from '../text/compare';
import { NodeRegistry } from './node-registry';
import { PermissionEntry, permissionEntries, statementsIn } from './permission-entries';
import { toTarget } from './target';

export function invokePermissions(app: TemplateApp, nodes: NodeRegistry): readonly InvokePermission[] {
  return permissionEntries(app)
    .map((entry) => permissionOf(entry, nodes))
    .sort((a, b) => compareText(a.id, b.id));
}

function permissionOf(entry: PermissionEntry, nodes: NodeRegistry): InvokePermission {
  const { resource, sourceArn, sourceAccount, statement } = entry;
  return {
    id: entry.id,
    declaredAt: resource.declaredAt,
    principal: renderedOf(entry.principal),
    action: textOf(entry.action, ''),
    target: toTarget(functionTarget(entry.functionName), nodes),
    source: sourceArn.is === 'absent' ? 'none' : nodes.find(sourceArn),
    ofSource: entry.hasSource,
    sourceAccount: sourceAccount.is === 'absent' ? 'none' : renderedOf(sourceAccount),
    urlAuthType: textOf(entry.urlAuthType, 'none'),
    viaUrl: booleanOf(entry.viaUrl, false),
    ...defined({ statement }),
  };
}

export function functionPolicies(app: TemplateApp, nodes: NodeRegistry): readonly FunctionPolicy[] {
  return app.ofType('AWS::Lambda::ResourcePolicy').map((resource): FunctionPolicy => {
    const statements = at(propertiesOf(resource), 'PolicyDocument', 'Statement');
    return {
      id: resourceId(resource),
      declaredAt: resource.declaredAt,
      target: toTarget(functionTarget(at(propertiesOf(resource), 'ResourceArn')), nodes),
      statements: statements.is === 'hidden' ? unknown(statements.reason, statements.cause) : statementsIn(resource).length,
    };
  }).sort((a, b) => compareText(a.id, b.id));
}

/** Writes the value as text, with `${}` for parts that only deployment knows. */
function renderedOf(value: Resolved): Known<string> {
  return value.is === 'scalar' || value.is === 'text' || value.is === 'reference' ? render(partsOf(value)) : unknownFrom(value, 'a string');
}
