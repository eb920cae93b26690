/** How templates name a function with the qualifier that is meant: an alias or version of the app by itself, so that it is made first. */
import { isUnknown } from '../../model/known';
import { DeclaredAt, FunctionNode } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Target } from '../../model/target';
import { LATEST } from '../../resources/function/facts';
import { Change, TemplateValue, NodeReference } from '../kit/change';
import { dependsOn } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';

export function invokedArn(app: GraphIndex, { function: id, qualifier, through }: Target): TemplateValue | undefined {
  if (through !== undefined) return new NodeReference(nodeId(through), 'Ref');
  if (isUnknown(id) || isUnknown(qualifier)) return undefined;
  const unqualified = new NodeReference(id, 'Arn');
  if (qualifier === LATEST) return unqualified;
  const alias = app.nodeOf('function', id)?.qualifiers.find(({ name }) => name === qualifier);
  return alias === undefined ? { 'Fn::Join': [':', [unqualified, qualifier]] } : new NodeReference(nodeId(alias.declaredAt), 'Ref');
}

/** The qualifier alone; a version's number is known only at deployment. */
export function qualifierIn({ qualifiers }: FunctionNode, { qualifier, through }: Target): TemplateValue | undefined {
  if (!isUnknown(qualifier)) return qualifier;
  const isVersion = through !== undefined && qualifiers.some(({ kind, declaredAt }) => kind === 'version' && nodeId(declaredAt) === nodeId(through));
  return isVersion ? new NodeReference(nodeId(through), 'Version') : undefined;
}

/** A name alone does not make what carries it wait for its alias, which AWS then does not find. */
export function dependOnAlias(of: DeclaredAt, { qualifiers }: FunctionNode, { qualifier, through }: Target): readonly Change[] {
  if (isUnknown(qualifier)) return [];
  const alias = through ?? qualifiers.find(({ name }) => name === qualifier)?.declaredAt;
  return alias === undefined || alias.stack !== of.stack ? [] : dependsOn(of, [alias.logicalId]);
}
