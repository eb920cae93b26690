/** A function that may write to what invokes it, and is configured to, may invoke itself with each event. */
import { nounOf } from '../facts/nouns';
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, not } from '../model/known';
import { DeliveryNode } from '../model/node';
import { WriteBack } from '../model/write-back';
import { Return, WaysBack } from './function-does-not-trigger-itself/ways';
import { defineRule } from './kit/define-rule';
import { Severity } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, describeResource, propTo } from './kit/wording';

/** Lambda detects and stops loops through these. */
const STOPPED: ReadonlySet<string> = new Set(['queue', 'topic', 'bucket']);

export const functionDoesNotTriggerItself = defineRule({
  id: 'function-does-not-trigger-itself',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'A function that writes to its own source invokes itself: Lambda stops some of these chains after about 16 invocations, and others never.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  check: (app) => ownWrites(app).flatMap(({ delivery, written, node, severity }) => {
    const handler = app.nodeOf('function', delivery.target.function);
    if (handler === undefined) return [];
    const { action, policy, variable, keys = '' } = written;
    const names = variable === undefined ? '' : `, and its environment variable ${variable} names the ${nounOf(node)}`;
    return report(location([handler, 'RecursiveLoop']), not(written.intended), () => ({
      fact: `${describeResource(policy)} allows ${describeNode(handler)} ${action} on ${describeNode(node)}`
        + `${keys === '' ? '' : ` under ${keys}`}, whose events invoke it${names}`,
      consequence: STOPPED.has(node.kind)
        ? 'If it writes there for each event, every event causes the next: Lambda stops the chain after about 16 invocations, and the event '
          + 'is lost or ends in a dead-letter queue'
        : 'If it writes there for each event, every event causes the next, and Lambda does not stop the chain',
      fix: `Let the function write to ${node.kind === 'bucket' ? 'another bucket, or under keys that its notification leaves out' : `another ${nounOf(node)}`}, `
        + `and allow no more in the policy, or set ${propTo('RecursiveLoop', 'Allow')} if it means to invoke itself`,
      // What the function writes only its code says.
      changes: [],
      severity,
    }));
  }),
});

interface OwnWrite {
  readonly delivery: Delivery;
  readonly written: WriteBack;
  readonly node: DeliveryNode;
  readonly severity: Severity;
}

/** Each function and resource once. */
function ownWrites(app: GraphIndex): readonly OwnWrite[] {
  const writing = app.deliveries.filter(({ writesBack }) => writesBack !== undefined);
  if (writing.length === 0) return [];
  // A hidden end of a link leads back to nothing that is known.
  const ways = new WaysBack(app, groupBy(app.graph.links, ({ to }) => (isUnknown(to) ? undefined : to)));
  const found = new Map<string, OwnWrite>();
  for (const delivery of writing) {
    for (const written of delivery.writesBack ?? []) {
      const node = app.node(written.to);
      const severity = node && severityOf(node, written, ways.of(delivery, written));
      const key = JSON.stringify([delivery.target.function, written.to]);
      if (node === undefined || severity === undefined || found.get(key)?.severity === 'warning') continue;
      found.set(key, { delivery, written, node, severity });
    }
  }
  return [...found.values()];
}

/** Many functions change a record of the table whose stream they read, and mostly that ends by itself. */
function severityOf({ kind }: DeliveryNode, { named, variable }: WriteBack, way: Return): Severity | undefined {
  if (way === 'none') return undefined;
  if (kind === 'table') return named && variable !== undefined ? 'info' : undefined;
  return way === 'all' ? 'warning' : 'info';
}
