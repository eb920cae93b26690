/** Compares the pattern at a place with all that may arrive there. */
import { mismatchOnBus } from '../../events/bus/compare-bus';
import { mismatchOf, ofEvery } from '../../events/compare';
import { Comparison } from '../../events/mismatch';
import { DYNAMODB_RECORD } from '../../events/records/dynamodb';
import { kinesisRecord } from '../../events/records/kinesis';
import { queueMessage } from '../../events/records/queue';
import { Shape } from '../../events/shape';
import { isIntrinsic, isObject, JsonObject } from '../../model/json';
import { isUnknown, Known, Unknown } from '../../model/known';
import { DeliveryNode, NodeId } from '../../model/node';
import { EventPatternSetting } from '../../model/push-target';
import { GraphIndex } from '../kit/graph-index';
import { Senders } from '../queries/senders';
import { Compared, PatternPlace } from './place';

type Compare = PatternPlace['compare'];

/** The record of a source, with what its sender wrote in the place of the payload. */
type RecordOf = (payload?: Shape) => Shape;

export class Comparisons {
  private readonly senders: Senders;

  public constructor(private readonly app: GraphIndex) {
    this.senders = new Senders(app);
  }

  public onBus(pattern: JsonObject): ReturnType<Compare> {
    return compared(mismatchOnBus(pattern), 'an event on a bus');
  }

  /** Undefined for a source of whose records nothing is known. */
  public atSource(node: DeliveryNode): Compare | undefined {
    switch (node.kind) {
      case 'table': return (pattern) => compared(mismatchOf(pattern, DYNAMODB_RECORD), 'a record of the stream');
      case 'queue': return this.withPayload(node.id, queueMessage);
      case 'stream': return this.withPayload(node.id, kinesisRecord);
      case 'stream-consumer': {
        const stream = this.app.node(node.stream);
        return stream === undefined ? undefined : this.atSource(stream);
      }
      default: return undefined;
    }
  }

  /** Undefined for a topic that is not known. */
  public onTopic(from: Known<NodeId> | undefined, asks: EventPatternSetting['asks']): Compare | undefined {
    const topic = this.app.nodeOf('topic', from);
    if (topic === undefined) return undefined;
    return (pattern) => {
      const ofBody = this.ofSenders(topic.id, undefined, (body) => mismatchOf(pattern, body));
      if (asks === 'body') return ofBody;
      // Attributes have no nested keys: the rule filter-pattern-is-valid reports those.
      if (Object.values(pattern).some((value) => isObject(value) && !isIntrinsic(value))) return undefined;
      const found = this.ofSenders(topic.id, undefined, (_, attributes) => mismatchOf(pattern, attributes));
      if (isUnknown(asks)) return ofBody === undefined && found === undefined ? undefined : asks;
      return found === undefined || isUnknown(found) ? found : { ...found, ofAttributes: true };
    };
  }

  private withPayload(id: NodeId, recordOf: RecordOf): Compare {
    return (pattern) => (
      this.ofSenders(id, mismatchOf(pattern, recordOf()), (payload) => mismatchOf(pattern, recordOf(payload)))
    );
  }

  /** A pattern that no message matches, whoever sends it, or that the message of no sender matches. */
  private ofSenders(
    id: NodeId, ofAny: Comparison, compare: (body: Shape, attributes: Shape) => Comparison,
  ): ReturnType<Compare> {
    const always = compared(ofAny, 'a message');
    if (always !== undefined && (isUnknown(always) || always.mismatch.certain)) return always;
    const { senders, others, hidden } = this.senders.to(id);
    const found = senders.map(({ body, attributes }) => (isUnknown(body) ? body : compare(body, attributes)));
    const all = ofEvery(found);
    // What the record itself has in no message does not depend on the sender.
    const ofRecord = all !== undefined && !isUnknown(all) && all.path.join('.') === always?.mismatch.path.join('.');
    if (all === undefined || ofRecord) return always;
    if (isUnknown(all) || hidden !== undefined) return isUnknown(all) ? all : hidden;
    const sender = senders[found.findIndex((one) => !isUnknown(one) && one?.difference === all.difference)];
    return { mismatch: { ...all, certain: all.certain && others === false }, event: sender.message, sender };
  }
}

function compared(mismatch: Comparison, event: string): Compared | Unknown | undefined {
  return mismatch === undefined || isUnknown(mismatch) ? mismatch : { mismatch, event };
}
