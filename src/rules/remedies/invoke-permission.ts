/** A permission of a function, for one source and no other, as changes. */
import { Access, SourcePart } from '../../model/access';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Change, TemplateValue, NodeReference } from '../kit/change';
import { addResource, arnOfNode, dependsOn, setValue } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { functionPolicyOf } from '../queries/function-policies';
import { invokedArn } from '../queries/invoked-function';
import { MissingInvokePermission } from '../queries/missing-permissions';

export const OWN_ACCOUNT: TemplateValue = { Ref: 'AWS::AccountId' };
/** The ARN of a bucket has no account, so the permission needs `SourceAccount`. */
const BUCKET = 's3';
/** A template cannot name the ARN of their rules, or their rules are created after the permission. */
const BY_ACCOUNT: readonly string[] = ['ses', 'config'];
/** A target group is created after the permission, so the permission cannot name it. */
export const CANNOT_NAME_SOURCE: readonly string[] = ['elasticloadbalancing'];

export function addInvokePermission(app: GraphIndex, missing: MissingInvokePermission): readonly Change[] {
  const { delivery, by, at, sourceParts } = missing;
  const functionName = invokedArn(app, delivery.target);
  if (by.kind !== 'service' || functionName === undefined) return [];
  const sourceArn = sourceArnOf(app, delivery, at, sourceParts);
  const needsAccount = isOf(delivery, BUCKET) || (sourceArn === undefined && !isOf(delivery, ...CANNOT_NAME_SOURCE));
  const policy = functionPolicyOf(app, delivery.target);
  if (policy !== undefined) {
    const isCreatedAfter = names(sourceArn, at) || policy.declaredAt.stack !== at.stack;
    const statement = statementFor(by.service, functionName, sourceArn, needsAccount);
    return isUnknown(policy.statements) ? [] : [
      ...setValue(policy, `PolicyDocument.Statement.${policy.statements}`, statement),
      ...(isCreatedAfter ? [] : dependsOn(at, [policy.declaredAt.logicalId])),
    ];
  }
  const named = app.nodeOf('function', delivery.target.function)?.declaredAt?.logicalId ?? '';
  const permission = addResource(at, `MayInvoke${named}`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionName,
    Principal: by.service,
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
    ...(needsAccount ? { SourceAccount: OWN_ACCOUNT } : {}),
  });
  // AWS checks the permission when it creates the caller. CloudFormation already creates a source in SourceArn before the permission.
  return [permission, ...(names(sourceArn, at) ? [] : dependsOn(at, [permission.logicalId]))];
}

/** The statement in a policy that does what a permission would do. */
function statementFor(
  service: string, functionName: TemplateValue, sourceArn: TemplateValue | undefined, needsAccount: boolean,
): TemplateValue {
  const conditions = {
    ...(sourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': sourceArn } }),
    ...(needsAccount ? { StringEquals: { 'AWS:SourceAccount': OWN_ACCOUNT } } : {}),
  };
  return {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'lambda:InvokeFunction',
    Resource: functionName,
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

/** The ARN of the source with which the service calls; undefined where a template cannot name it. */
export function sourceArnOf(
  app: GraphIndex, delivery: Delivery, at: DeclaredAt, parts?: Access['sourceParts'],
): TemplateValue | undefined {
  const node = app.node(delivery.source.node);
  if (isOf(delivery, ...CANNOT_NAME_SOURCE, ...BY_ACCOUNT)) return undefined;
  if (parts !== undefined) return fromParts(app, parts);
  if (node?.kind === 'api') {
    return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':execute-api:', { Ref: 'AWS::Region' }, ':', OWN_ACCOUNT, ':', new NodeReference(node.id, 'Ref'), '/*']] };
  }
  // A bucket with the notification is created after the permission, so the permission cannot name it.
  if (node === undefined || (isOf(delivery, BUCKET) && node.id === nodeId(at))) return undefined;
  return arnOfNode(node);
}

/** What only deployment knows may be anything. */
function fromParts(app: GraphIndex, parts: readonly SourcePart[]): TemplateValue {
  const values = parts.map((part): TemplateValue => {
    if (typeof part === 'string') return part;
    if (isUnknown(part)) return '*';
    if ('pseudo' in part) return { Ref: part.pseudo };
    return app.node(part.node) === undefined ? '*' : new NodeReference(part.node, part.attribute);
  });
  return values.length === 1 ? values[0] : { 'Fn::Join': ['', values] };
}

function isOf({ source: { service } }: Delivery, ...services: readonly string[]): boolean {
  return typeof service === 'string' && services.includes(service);
}

function names(content: TemplateValue | undefined, at: DeclaredAt): boolean {
  return content instanceof NodeReference && content.node === nodeId(at);
}
