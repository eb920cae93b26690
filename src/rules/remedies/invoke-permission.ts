/** A permission of a function, for one source and no other, as changes. */
import { Access, SourcePart } from '../../model/access';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Change, TemplateValue, NodeReference } from '../kit/change';
import { addResource, arnOfNode, dependsOn } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { invokedArn } from '../queries/invoked-function';
import { MissingInvokePermission } from '../queries/missing-permissions';

export const OWN_ACCOUNT: TemplateValue = { Ref: 'AWS::AccountId' };
/** Buckets have no account in their ARN. */
const BUCKET = 's3';
/** Their rules have no ARN that a template could name, or wait for the permission themselves. */
const BY_ACCOUNT: readonly string[] = ['ses', 'config'];
/** A load balancer's target group cannot exist before the permission, so that the permission cannot name it. */
export const CANNOT_NAME_SOURCE: readonly string[] = ['elasticloadbalancing'];

export function addInvokePermission(app: GraphIndex, { delivery, by, at, sourceParts }: MissingInvokePermission): readonly Change[] {
  const functionName = invokedArn(app, delivery.target);
  if (by.kind !== 'service' || functionName === undefined) return [];
  const sourceArn = sourceArnOf(app, delivery, at, sourceParts);
  const named = app.nodeOf('function', delivery.target.function)?.declaredAt?.logicalId ?? '';
  const permission = addResource(at, `MayInvoke${named}`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionName,
    Principal: by.service,
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
    ...(isOf(delivery, BUCKET) || sourceArn === undefined && !isOf(delivery, ...CANNOT_NAME_SOURCE) ? { SourceAccount: OWN_ACCOUNT } : {}),
  });
  // What the permission names is made before it; anything else that invokes is checked against it when it is made.
  return [permission, ...(names(sourceArn, at) ? [] : dependsOn(at, [permission.logicalId]))];
}

/** What the service says that it acts for; undefined where that cannot be named. */
export function sourceArnOf(
  app: GraphIndex, delivery: Delivery, at: DeclaredAt, parts?: Access['sourceParts'],
): TemplateValue | undefined {
  const node = app.node(delivery.source.node);
  if (isOf(delivery, ...CANNOT_NAME_SOURCE, ...BY_ACCOUNT)) return undefined;
  if (parts !== undefined) return fromParts(app, parts);
  if (node?.kind === 'api') {
    return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':execute-api:', { Ref: 'AWS::Region' }, ':', OWN_ACCOUNT, ':', new NodeReference(node.id, 'Ref'), '/*']] };
  }
  // A bucket that waits for the permission cannot be named by it.
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
