/** How templates name a function with the qualifier that is meant: an alias or version of the app by itself, so that it is made first. */
import { DeclaredAt, FunctionNode } from '../../model/node';
import { idOf } from '../../model/node-id';
import { Target } from '../../model/target';
import { isUnknown } from '../../model/unknown';
import { Change, Content, Reference } from '../kit/change';
import { order } from '../kit/changes';
import { Lookup } from '../kit/graph-index';

export function invokedArn(app: Lookup, { function: id, qualifier, through }: Target): Content | undefined {
  if (through !== undefined) return new Reference(idOf(through), 'Ref');
  if (isUnknown(id) || isUnknown(qualifier)) return undefined;
  const unqualified = new Reference(id, 'Arn');
  if (qualifier === '$LATEST') return unqualified;
  const alias = app.nodeOf('function', id)?.qualifiers.find(({ name }) => name === qualifier);
  return alias === undefined ? { 'Fn::Join': [':', [unqualified, qualifier]] } : new Reference(idOf(alias.declaredAt), 'Ref');
}

/** The qualifier alone; a version's number is known only at deployment. */
export function qualifierIn({ qualifiers }: FunctionNode, { qualifier, through }: Target): Content | undefined {
  if (!isUnknown(qualifier)) return qualifier;
  const isVersion = through !== undefined && qualifiers.some(({ kind, declaredAt }) => kind === 'version' && idOf(declaredAt) === idOf(through));
  return isVersion ? new Reference(idOf(through), 'Version') : undefined;
}

/** A name alone does not make what carries it wait for its alias, which AWS then does not find. */
export function afterAlias(of: DeclaredAt, { qualifiers }: FunctionNode, { qualifier, through }: Target): readonly Change[] {
  if (isUnknown(qualifier)) return [];
  const alias = through ?? qualifiers.find(({ name }) => name === qualifier)?.declaredAt;
  return alias === undefined || alias.stack !== of.stack ? [] : order(of, [alias.logicalId]);
}
