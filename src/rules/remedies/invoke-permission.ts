/** A permission of a function, for one source and no other, as changes. */
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt } from '../../model/node';
import { idOf } from '../../model/node-id';
import { Change, Content, Reference } from '../kit/change';
import { add, arnOf, order } from '../kit/changes';
import { Lookup } from '../kit/graph-index';
import { invokedArn } from '../queries/invoked-function';
import { Missing } from '../queries/missing-permissions';

export const OWN_ACCOUNT: Content = { Ref: 'AWS::AccountId' };
/** Buckets have no account in their ARN. */
const BUCKET = 's3';
/** Their rules have no ARN that a template could name, or wait for the permission themselves. */
const BY_ACCOUNT: readonly string[] = ['ses', 'config'];
/** A load balancer's target group cannot exist before the permission, so that the permission cannot name it. */
export const CANNOT_NAME_SOURCE: readonly string[] = ['elasticloadbalancing'];

export function letInvoke(app: Lookup, { delivery, by, at, source }: Missing): readonly Change[] {
  const functionName = invokedArn(app, delivery.target);
  if (by.kind !== 'service' || functionName === undefined) return [];
  const sourceArn = sourceArnOf(app, delivery, at, source);
  const named = app.nodeOf('function', delivery.target.function)?.declaredAt?.logicalId ?? '';
  const permission = add(at, `MayInvoke${named}`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionName,
    Principal: by.service,
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
    ...(isOf(delivery, BUCKET) || sourceArn === undefined && !isOf(delivery, ...CANNOT_NAME_SOURCE) ? { SourceAccount: OWN_ACCOUNT } : {}),
  });
  // What the permission names is made before it; anything else that invokes is checked against it when it is made.
  return [permission, ...(names(sourceArn, at) ? [] : order(at, [permission.logicalId]))];
}

/** What the service says that it acts for; undefined where that cannot be named. */
export function sourceArnOf(app: Lookup, delivery: Delivery, at: DeclaredAt, text?: string): Content | undefined {
  const node = app.node(delivery.source.node);
  if (isOf(delivery, ...CANNOT_NAME_SOURCE, ...BY_ACCOUNT)) return undefined;
  if (text !== undefined) return fromText(app, text);
  if (node?.kind === 'api') {
    return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':execute-api:', { Ref: 'AWS::Region' }, ':', OWN_ACCOUNT, ':', new Reference(node.id, 'Ref'), '/*']] };
  }
  // A bucket that waits for the permission cannot be named by it.
  if (node === undefined || (isOf(delivery, BUCKET) && node.id === idOf(at))) return undefined;
  return arnOf(node);
}

/** An ARN as the graph tells it: `\${Shop.Api}` is a node, and what is known only at deployment may be anything. */
function fromText(app: Lookup, text: string): Content {
  const parts = text.split(/(\$\{[^}]*\})/).filter((part) => part !== '').map((part): Content => {
    const name = /^\$\{(.*)\}$/s.exec(part)?.[1];
    if (name === undefined) return part;
    if (/^AWS::\w+$/.test(name)) return { Ref: name };
    const dot = name.lastIndexOf('.');
    const owner = app.node(name.slice(0, dot));
    if (app.node(name) !== undefined) return new Reference(name, 'Ref');
    return owner === undefined ? '*' : new Reference(owner.id, name.slice(dot + 1));
  });
  return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
}

function isOf({ source: { service } }: Delivery, ...services: readonly string[]): boolean {
  return typeof service === 'string' && services.includes(service);
}

function names(content: Content | undefined, at: DeclaredAt): boolean {
  return content instanceof Reference && content.node === idOf(at);
}
