/** How a template refers to a function and a qualifier. A reference to the app's own alias or version makes CloudFormation create it first. */
import { isUnknown } from '../../model/known';
import { DeclaredAt, FunctionNode } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Target } from '../../model/target';
import { LATEST, LATEST_PUBLISHED } from '../../resources/function/facts';
import { Change, TemplateValue, NodeReference } from '../kit/change';
import { dependsOn } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';

export function invokedArn(app: GraphIndex, { function: id, qualifier, through }: Target): TemplateValue | undefined {
  if (through !== undefined) return new NodeReference(nodeId(through), 'Ref');
  if (isUnknown(id) || isUnknown(qualifier)) return undefined;
  const unqualified = new NodeReference(id, 'Arn');
  if (qualifier === LATEST || qualifier === LATEST_PUBLISHED) return unqualified;
  const alias = app.nodeOf('function', id)?.qualifiers.find(({ name }) => name === qualifier);
  return alias === undefined ? { 'Fn::Join': [':', [unqualified, qualifier]] } : new NodeReference(nodeId(alias.declaredAt), 'Ref');
}

/** The qualifier alone. CloudFormation assigns a version's number at deployment. */
export function qualifierIn({ qualifiers }: FunctionNode, { qualifier, through }: Target): TemplateValue | undefined {
  if (!isUnknown(qualifier)) return qualifier;
  if (through === undefined) return undefined;
  const isVersion = qualifiers.some(({ kind, declaredAt }) => kind === 'version' && nodeId(declaredAt) === nodeId(through));
  return isVersion ? new NodeReference(nodeId(through), 'Version') : undefined;
}

/** The name of an alias creates no dependency on it, so the resource needs a `DependsOn`. */
export function dependOnAlias(
  resource: DeclaredAt, { qualifiers }: FunctionNode, { qualifier, through }: Target,
): readonly Change[] {
  if (isUnknown(qualifier)) return [];
  const alias = through ?? qualifiers.find(({ name }) => name === qualifier)?.declaredAt;
  return alias === undefined || alias.stack !== resource.stack ? [] : dependsOn(resource, [alias.logicalId]);
}
